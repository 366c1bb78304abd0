/** Every text in settings, with where it stands. */
export function textsIn(value: unknown, path = ""): { path: string; text: string }[] {
    if (typeof value === "string") {
        return [{ path, text: value }];
    }
    if (Array.isArray(value)) {
        return value.flatMap((element, index) => textsIn(element, `${path}[${index.toString()}]`));
    }
    return typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, inner]) =>
              textsIn(inner, path === "" ? key : `${path}.${key}`),
          )
        : [];
}
