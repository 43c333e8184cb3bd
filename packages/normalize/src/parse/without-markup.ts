/** Entities that pages write for signs in names, addresses and numbers. */
const named: Readonly<Record<string, string>> = {
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  middot: "·",
  bull: "•",
  ldquo: "“",
  rdquo: "”",
  mdash: "—",
  ndash: "–",
};
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;
/** A tag as pages use them around a text: <em>, </a>, <br/>, <a href="…">. */
const tag =
  /<\/?(?:a|b|br|em|font|i|p|span|strong|div|li|td|u|sup|sub)(?:\s[^<>]{0,200})?\s*\/?>/gi;

const signOf = (code: number): string | null =>
  code > 0x1f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : null;

/** A text that was copied out of a page's source, without its tags and with signs for its entities; the same text where it has none.
 * @example withoutMarkup("<em>锦绣</em>花园&nbsp;") // "锦绣花园 "
 */
export function withoutMarkup(text: string): string {
  const bare = text.includes("<") ? text.replace(tag, "") : text;
  if (!bare.includes("&")) return bare;
  return bare.replace(entity, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    return signOf(decimal === undefined ? parseInt(hex!, 16) : Number(decimal)) ?? whole;
  });
}
