import type { Dictionary } from "./dictionary.js";

const han = String.raw`\p{Script=Han}`;
const latin = String.raw`[A-Za-z0-9]`;
const before = new RegExp(`(${han})(${latin})`, "gu");
const after = new RegExp(`(${latin}|%)(${han})`, "gu");

/** Puts a thin space (U+2009) between Chinese and Latin letters or digits; `%` hugs its number, punctuation stays as it is. */
export const thinSpaced = (text: string): string =>
  text.replace(before, "$1\u2009$2").replace(after, "$1\u2009$2");

function spaced(value: unknown): unknown {
  if (typeof value === "string") return thinSpaced(value);
  if (typeof value === "function") {
    return (...parameters: readonly unknown[]) =>
      spaced((value as (...all: readonly unknown[]) => unknown)(...parameters));
  }
  if (Array.isArray(value)) return value.map(spaced);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spaced(inner)]));
  }
  return value;
}

/** The dictionary with {@link thinSpaced} over every string it gives. */
export const spacedDictionary = (dictionary: Dictionary): Dictionary =>
  spaced(dictionary) as Dictionary;
