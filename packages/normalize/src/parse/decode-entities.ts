const named: Readonly<Record<string, string>> = {
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  middot: "·",
  bull: "•",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  times: "×",
  yen: "¥",
  deg: "°",
  amp: "&",
};
const closed = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;
const open = new RegExp(`${closed.source}?`, "gi");

/** A text with the signs that its entities stand for. A name that is not known stays as it is, as does the number of a control sign, which
 * nobody could see; a number that is no character is U+FFFD.
 * @param isPage whether an entity may lack its semicolon, as browsers read a page */
export const decodeEntities = (text: string, isPage: boolean): string =>
  text.replace(isPage ? open : closed, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return "\ufffd";
    return isControl(code) ? whole : String.fromCodePoint(code);
  });

/** Controls but tabulator and line ends. */
const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 9 && code !== 10 && code !== 13) || (code >= 0x7f && code < 0xa0);
