import type { zh } from "./zh.js";

type Worded<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => infer R
    ? (...parameters: P) => Worded<R>
    : T extends readonly unknown[]
      ? { readonly [K in keyof T]: Worded<T[K]> }
      : { readonly [K in keyof T]: Worded<T[K]> };

/** What every language must say: a key that is missing in one is a type error. */
export type Dictionary = Worded<typeof zh>;
