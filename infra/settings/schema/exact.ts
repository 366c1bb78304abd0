/**
 * The same type, where an optional property is either there or not, but never there and undefined.
 * A schema's output says `?: T | undefined`; what it reads never holds an undefined value.
 */
export type Exact<T> = T extends (infer Element)[]
    ? Exact<Element>[]
    : T extends object
      ? { [Key in keyof T]: Exact<Exclude<T[Key], undefined>> }
      : T;
