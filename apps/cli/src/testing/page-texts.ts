import { inflateSync } from "node:zlib";

/** Text of each page of a PDF that Chromium wrote, without spaces: glyphs by the page's fonts, each with its table to Unicode. */
export function pageTexts(pdf: Buffer): readonly string[] {
  const source = pdf.toString("latin1");
  const objects = new Map<number, string>();
  for (const [, number, body] of source.matchAll(/(?:^|\n)(\d+) 0 obj\s*([\s\S]*?)\nendobj/g))
    objects.set(Number(number), body!);
  const streamOf = (number: number): string => {
    const body = objects.get(number)!;
    const start = body.indexOf("stream\n") + 7;
    const data = Buffer.from(body.slice(start, body.lastIndexOf("\nendstream")), "latin1");
    return (body.includes("/FlateDecode") ? inflateSync(data) : data).toString("latin1");
  };
  const unicode = new Map<number, ReadonlyMap<number, string>>();
  const glyphsOf = (font: number): ReadonlyMap<number, string> => {
    const known = unicode.get(font);
    if (known) return known;
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? "");
    const glyphs = table ? unicodeTable(streamOf(Number(table[1]))) : new Map<number, string>();
    unicode.set(font, glyphs);
    return glyphs;
  };
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  return pages.map((page) => {
    const fonts = new Map(
      [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => [name!, Number(number)]),
    );
    let font = 0;
    let shown = "";
    let isReplaced = false;
    const contents = streamOf(Number(/\/Contents (\d+) 0 R/.exec(page)![1]));
    const marks =
      /\/(F\d+) [\d.]+ Tf|\/ActualText <FEFF([0-9A-F]*)>|(EMC)|<([0-9A-Fa-f]+)>(?= Tj)/g;
    for (const [, name, actual, end, hex] of contents.matchAll(marks)) {
      if (name !== undefined) font = fonts.get(name) ?? 0;
      else if (actual !== undefined) {
        shown += letters(actual);
        isReplaced = true;
      } else if (end !== undefined) isReplaced = false;
      else if (!isReplaced) {
        const width = /\/Subtype \/Type0\b/.test(objects.get(font) ?? "") ? 4 : 2;
        for (let i = 0; i < hex!.length; i += width)
          shown += glyphsOf(font).get(Number.parseInt(hex!.slice(i, i + width), 16)) ?? "";
      }
    }
    return shown.replaceAll(/\s/g, "");
  });
}

/** UTF-16 code units written in hexadecimal. */
const letters = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((one) => Number.parseInt(one, 16)));

/** @see Adobe technical note 5014, CMap: bfchar and bfrange */
function unicodeTable(cmap: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph, to] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      glyphs.set(Number.parseInt(glyph!, 16), letters(to!));
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, first] of block!.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    ))
      for (let glyph = Number.parseInt(from!, 16); glyph <= Number.parseInt(to!, 16); glyph += 1)
        glyphs.set(
          glyph,
          String.fromCharCode(Number.parseInt(first!, 16) + glyph - Number.parseInt(from!, 16)),
        );
  return glyphs;
}
