/**
 * Makes a property of a component when it is first read. An output that is composed of many takes as much as a
 * resource, and few programs read it; in a fleet of a hundred endpoints they were a thirtieth of all work. Declare the
 * property with `declare`, and leave it out of `registerOutputs`, which would read it.
 */
export function lazyOutput<C extends object, K extends keyof C & string>(
    component: C,
    name: K,
    make: () => C[K],
): void {
    let made: { value: C[K] } | undefined;
    Object.defineProperty(component, name, {
        enumerable: true,
        get: () => (made ??= { value: make() }).value,
    });
}
