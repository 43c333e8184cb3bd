import type { FigureSource } from "./figure-source.js";

/** Makes a source's readers once, when they are first asked for. */
export function oncePerSource<T>(make: (source: FigureSource) => T): (source: FigureSource) => T {
  const made = new WeakMap<FigureSource, { readonly readers: T }>();
  return (source) => {
    const known = made.get(source) ?? { readers: make(source) };
    made.set(source, known);
    return known.readers;
  };
}
