import { readManifest } from "@atlas/warehouse/node";
import { tables } from "@atlas/schema";
import { strToU8, zipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { type GivenFile, ingestReturns } from "./ingest-returns.js";
import { testInputs } from "./testing/sample-returns.js";
import { scratchFolders } from "./testing/scratch-folders.js";
import { smallReturns } from "./testing/small-returns.js";

const folder = scratchFolders();

/** Content hashes of the core tables made of these files. */
async function coreContent(files: readonly GivenFile[]): Promise<Record<string, string>> {
  const root = folder();
  await ingestReturns({ root, files, ...testInputs });
  const { manifest } = readManifest(root);
  return Object.fromEntries(
    Object.entries(manifest.tables)
      .filter(([name]) => tables[name as keyof typeof tables].role === "core")
      .map(([name, { content_hash: hash }]) => [name, hash]),
  );
}

const textOf = ({ bytes }: GivenFile): string => new TextDecoder().decode(bytes);
const linesOf = (file: GivenFile): string[] => textOf(file).trimEnd().split("\n");
const reshaped = (change: (lines: readonly string[]) => readonly string[]) =>
  smallReturns.map((file) => ({
    name: file.name,
    bytes: strToU8(`${change(linesOf(file)).join("\n")}\n`),
  }));
/** A fixed order that is no one's: by a hash of the text and the place. */
const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item, i) => ({ item, at: (i * 7919 + 13) % 101 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** GB18030 of a text, by asking the decoder for every two-byte code. */
const gb18030 = (() => {
  const codes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder("gb18030");
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return (text: string): Uint8Array =>
    Uint8Array.from(
      [...text].flatMap((character) =>
        character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : codes.get(character)!,
      ),
    );
})();

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The smallest workbook that holds the cells: whole numbers as numbers, the rest as text. */
function workbook(file: GivenFile): GivenFile {
  const rows = linesOf(file).map((line, i) => {
    const cells = line.split(",").map((cell, k) => {
      const at = `${String.fromCharCode(65 + k)}${i + 1}`;
      if (cell === "") return "";
      return /^[1-9]\d{0,8}$/.test(cell)
        ? `<c r="${at}"><v>${cell}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    });
    return `<row r="${i + 1}">${cells.join("")}</row>`;
  });
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006";
  return {
    name: file.name.replace(".csv", ".xlsx"),
    bytes: zipSync({
      "[Content_Types].xml": strToU8(
        `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      ),
      "_rels/.rels": strToU8(
        `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      "xl/workbook.xml": strToU8(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      "xl/worksheets/sheet1.xml": strToU8(
        `<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
      ),
    }),
  };
}

let expected: Record<string, string>;
beforeAll(async () => {
  expected = await coreContent(smallReturns);
});

test("the returns say something in several core tables", async () => {
  const nothing = await coreContent([smallReturns.at(-1)!]);
  for (const name of ["compound", "consultation", "project", "pilot_site"])
    expect(expected[name], name).not.toBe(nothing[name]);
});

const shapes: Readonly<Record<string, () => readonly GivenFile[]>> = {
  "files in another order": () => shuffled(smallReturns),
  "rows in another order": () => reshaped(([header, ...rows]) => [header!, ...shuffled(rows)]),
  "rows backwards": () => reshaped(([header, ...rows]) => [header!, ...rows.toReversed()]),
  "columns in another order": () =>
    reshaped((lines) => lines.map((line) => shuffled(line.split(",")).join(","))),
  "each file in two parts": () =>
    smallReturns.flatMap((file) => {
      const [header, ...rows] = linesOf(file);
      return [0, 1].map((part) => ({
        name: file.name.replace(".csv", `_${part === 0 ? "上" : "下"}.csv`),
        bytes: strToU8(`${[header!, ...rows.filter((_, i) => i % 2 === part)].join("\n")}\n`),
      }));
    }),
  GB18030: () => smallReturns.map((file) => ({ name: file.name, bytes: gb18030(textOf(file)) })),
  "UTF-8 with a mark, lines ended as on Windows": () =>
    smallReturns.map((file) => ({
      name: file.name,
      bytes: strToU8(`\ufeff${textOf(file).replaceAll("\n", "\r\n")}`),
    })),
  "UTF-16": () =>
    smallReturns.map((file) => ({
      name: file.name,
      bytes: new Uint8Array(Buffer.from(`\ufeff${textOf(file)}`, "utf16le")),
    })),
  "xlsx instead of csv": () => smallReturns.map(workbook),
  "a zip of all": () => [
    {
      name: "报送.zip",
      bytes: zipSync(Object.fromEntries(smallReturns.map(({ name, bytes }) => [name, bytes]))),
    },
  ],
};

test.each(Object.keys(shapes))("%s: the same content of the core tables", async (shape) => {
  expect(await coreContent(shapes[shape]!())).toEqual(expected);
});
