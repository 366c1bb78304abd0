/** Does work for each item, so many at once at most; gives the results in the items' order. */
export async function inParallel<T, R>(
    items: readonly T[],
    atOnce: number,
    work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
    const results = new Map<number, R>();
    let next = 0;
    const worker = async (): Promise<void> => {
        while (next < items.length) {
            const index = next++;
            const item = items[index];
            if (item !== undefined) {
                results.set(index, await work(item, index));
            }
        }
    };
    await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, items.length)) }, worker));
    return items.flatMap((_, index) => {
        const result = results.get(index);
        return result === undefined ? [] : [result];
    });
}
