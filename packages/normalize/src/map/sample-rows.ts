/** A hash of a text, 32 bits (FNV-1a over UTF-16 units): an order of texts that has nothing to do with where they stand. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** Those texts that come first by their hash, at most so many: the same ones in whatever order they were met. */
export function sampleTexts(texts: Iterable<string>, most: number): readonly string[] {
  const first: { readonly text: string; readonly hash: number }[] = [];
  for (const text of texts) {
    const hash = textHash(text);
    if (first.length === most && hash > first[most - 1]!.hash) continue;
    let at = first.length;
    while (at > 0 && isBefore(hash, text, first[at - 1]!)) at -= 1;
    first.splice(at, 0, { text, hash });
    if (first.length > most) first.pop();
  }
  return first.map(({ text }) => text);
}

const isBefore = (
  hash: number,
  text: string,
  other: { readonly text: string; readonly hash: number },
): boolean => hash < other.hash || (hash === other.hash && text < other.text);

/** Rows that come first by the hash of their texts, at most so many, in the order in which they stand; all where there are no more. */
export function sampleRows<T extends readonly (string | null)[]>(
  rows: readonly T[],
  most: number,
): readonly T[] {
  if (rows.length <= most) return rows;
  const hashes = Float64Array.from(rows, (row) => textHash(row.join("\u0001")));
  const limit = Float64Array.from(hashes).sort()[most - 1]!;
  return rows.filter((_, i) => hashes[i]! <= limit);
}
