import { mayBeRead, readingsOf } from "./readings.js";

/** The numerals of 0 to 9. */
const numerals = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
const digitZero = "0".charCodeAt(0);

/** A text as it is compared: full width folded, lower case, without spaces and the signs that people leave out. */
export const foldText = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·・()（）\-'’#]/g, "");

/** How well a query fits a text: the lower, the better. Whole text 0, its beginning 1, inside it 2; by reading, three more; by initials, six. */
export type MatchQuality = number;

/**
 * Finds a folded query in a folded text, character by character without gaps: as it is written (六 is 6), or by its reading (`xinghui`), the
 * last syllable begun (`xinghu`), initials (`xh`, `zh` or `z`), or a mixture of all (`星hui6`).
 * @returns the best quality, or null where it does not fit anywhere
 */
export function matchText(text: string, query: string): MatchQuality | null {
  if (query === "") return null;
  const at = text.indexOf(query);
  if (at === 0) return text.length === query.length ? 0 : 1;
  if (at > 0) return 2;
  const first = query.charCodeAt(0);
  let best: number | null = null;
  for (let i = 0; i < text.length; i += 1) {
    if (!mayBegin(text.charCodeAt(i), first)) continue;
    const way = reach(text, i, query, 0);
    if (way === nowhere) continue;
    const quality = way + (i > 0 ? 2 : 1);
    if (best === null || quality < best) best = quality;
    if (best <= read + 1) break;
  }
  return best;
}

/** Code of each character, that of a digit for a numeral. */
const plain = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
[...numerals].forEach((numeral, value) => (plain[numeral.charCodeAt(0)] = digitZero + value));

const isSame = (a: number, b: number): boolean => a === b || plain[a] === plain[b];

const mayBegin = (sign: number, letter: number): boolean =>
  isSame(sign, letter) || mayBeRead(sign, letter);

/** The worst way that a character was met: as it is written, by its reading, by its initial; `nowhere` where the query does not go on. */
const [written, read, initial, nowhere] = [0, 3, 6, Infinity];

/** Goes through the rest of a query, from its sign `k`, along a text, from its sign `i`. */
function reach(text: string, i: number, query: string, k: number): number {
  if (k === query.length) return written;
  if (i === text.length) return nowhere;
  const sign = text.charCodeAt(i);
  const letter = query.charCodeAt(k);
  let best = isSame(sign, letter) ? reach(text, i + 1, query, k + 1) : nowhere;
  if (best === written || !mayBeRead(sign, letter)) return best;
  for (const reading of readingsOf(sign)) {
    const shared = sharedLength(reading, query, k);
    if (shared === 0) continue;
    const isWhole = shared === reading.length;
    if (isWhole || k + shared === query.length) {
      const way = shared === 1 && !isWhole ? initial : read;
      best = Math.min(best, Math.max(way, reach(text, i + 1, query, k + shared)));
    }
    if (best <= read || reading.length === 1) continue;
    best = Math.min(best, Math.max(initial, reach(text, i + 1, query, k + 1)));
    if (shared > 1 && reading.length > 2 && reading.charAt(1) === "h")
      best = Math.min(best, Math.max(initial, reach(text, i + 1, query, k + 2)));
  }
  return best;
}

function sharedLength(reading: string, query: string, from: number): number {
  let length = 0;
  while (
    length < reading.length &&
    from + length < query.length &&
    reading.charCodeAt(length) === query.charCodeAt(from + length)
  )
    length += 1;
  return length;
}
