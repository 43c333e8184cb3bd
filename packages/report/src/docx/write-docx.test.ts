import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { composeBrief } from "../compose/compose-brief.js";
import { renderHtml } from "../html/render-html.js";
import { briefTexts } from "../testing/brief-text.js";
import { exampleInput } from "../testing/example-input.js";
import { writeDocx } from "./write-docx.js";

const day = "2022-12-31";

/** Texts of the elements of a name, by a parser that refuses XML that is not well formed. */
function textsOf(xml: string, name: string): readonly string[] {
  const texts: string[] = [];
  let inside: string | null = null;
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => {
    if (tag.name === name) inside = "";
  });
  parser.on("text", (text) => {
    if (inside !== null) inside += text;
  });
  parser.on("closetag", (tag) => {
    if (tag.name === name && inside !== null) {
      texts.push(inside);
      inside = null;
    }
  });
  parser.write(xml).close();
  return texts;
}

test.each(["zh", "en"] as const)(
  "every part is well formed, and its text is the page's: %s",
  (language) => {
    const brief = composeBrief({ ...exampleInput, language });
    const parts = unzipSync(writeDocx(brief, day));
    const xml = Object.entries(parts).filter(([path]) => /\.(xml|rels)$/.test(path));
    for (const [, bytes] of xml) new SaxesParser({ xmlns: true }).write(strFromU8(bytes)).close();
    const document = textsOf(strFromU8(parts["word/document.xml"]!), "w:t");
    expect(document).toEqual([
      brief.title,
      brief.headline,
      brief.facts.join("  |  "),
      ...briefTexts(brief),
    ]);

    const html = renderHtml(brief);
    const main = html.slice(html.indexOf('<div class="cards">'));
    const shown = main
      .replaceAll(/<svg.*?<\/svg>/gs, "")
      .split(/<[^>]*>/)
      .map((text) =>
        text
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&quot;", '"')
          .replaceAll("&amp;", "&"),
      )
      .filter((text) => text.trim() !== "");
    // On the page, sections of half width stand in two columns: the same texts, in another order.
    expect(shown.toSorted()).toEqual(briefTexts(brief).toSorted());
    expect(html).toContain(brief.headline);
  },
);

test("the badge is in the header, the number of the page in the footer, every picture is there", () => {
  const parts = unzipSync(writeDocx(composeBrief(exampleInput), day));
  expect(textsOf(strFromU8(parts["word/header1.xml"]!), "w:t")).toEqual([
    "合成示例数据 Synthetic sample",
  ]);
  expect(strFromU8(parts["word/footer1.xml"]!)).toContain('w:instr="NUMPAGES"');
  const document = strFromU8(parts["word/document.xml"]!);
  const used = [...document.matchAll(/r:embed="(mark\d+)"/g)].map(([, name]) => name!);
  const related = strFromU8(parts["word/_rels/document.xml.rels"]!);
  expect(used.length).toBeGreaterThan(10);
  for (const name of used) {
    expect(related).toContain(`Id="${name}"`);
    expect(parts[`word/media/${name}.png`]).toBeDefined();
  }
  const plain = unzipSync(writeDocx(composeBrief({ ...exampleInput, synthetic: false }), day));
  expect(textsOf(strFromU8(plain["word/header1.xml"]!), "w:t")).toEqual([]);
});

test("text from a file is text", () => {
  const brief = composeBrief(exampleInput);
  expect(renderHtml(brief)).toContain("&lt;b&gt;&amp;青石巷6号院");
  expect(renderHtml(brief)).not.toContain("<b>&");
  const control = composeBrief({
    ...exampleInput,
    violations: [{ ...exampleInput.violations[0]!, compound: "a\u0000\u0008b]]>" }],
  });
  const parts = unzipSync(writeDocx(control, day));
  expect(textsOf(strFromU8(parts["word/document.xml"]!), "w:t")).toContain("a\uFFFD\uFFFDb]]>");
});

test("the same brief gives the same bytes, another day other ones", () => {
  const make = (on: string): Uint8Array => writeDocx(composeBrief(exampleInput), on);
  expect(make(day)).toEqual(make(day));
  expect(make(day)).not.toEqual(make("2022-09-30"));
  expect(renderHtml(composeBrief(exampleInput))).toBe(renderHtml(composeBrief(exampleInput)));
});
