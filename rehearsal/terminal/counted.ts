/**
 * A number with what is counted: `1 resource`, `2 policies`.
 *
 * @param many the word for all numbers but one. Default: the word for one, with an s
 */
export function counted(count: number, one: string, many = `${one}s`): string {
    return `${count.toString()} ${count === 1 ? one : many}`;
}
