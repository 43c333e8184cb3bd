import { escaped } from "../text/escape.js";

const officeDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Declarations of the namespaces that a part with text and pictures uses. */
export const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

/** Parts of a document of ours beside its text, its header and its footer, by path.
 * @param pictures number of pictures: `word/media/mark1.png` and on, related as `mark1` and on
 * @param day of the document's properties, `YYYY-MM-DD`
 * @see ECMA-376 part 1, 11 (WordprocessingML), part 2 (the package) */
export const docxParts = (
  pictures: number,
  title: string,
  day: string,
): Readonly<Record<string, string>> => ({
  "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/>${["styles", "settings", "numbering"].map((name) => `<Override PartName="/word/${name}.xml" ContentType="${types}.${name}+xml"/>`).join("")}<Override PartName="/word/header1.xml" ContentType="${types}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${types}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
  "_rels/.rels": relationships([
    ["rId1", `${officeDocument}/officeDocument`, "word/document.xml"],
    ["rId2", `${packages}/relationships/metadata/core-properties`, "docProps/core.xml"],
  ]),
  "docProps/core.xml": `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:modified></cp:coreProperties>`,
  "word/_rels/document.xml.rels": relationships([
    ["styles", `${officeDocument}/styles`, "styles.xml"],
    ["settings", `${officeDocument}/settings`, "settings.xml"],
    ["numbering", `${officeDocument}/numbering`, "numbering.xml"],
    ["header", `${officeDocument}/header`, "header1.xml"],
    ["footer", `${officeDocument}/footer`, "footer1.xml"],
    ...Array.from(
      { length: pictures },
      (_, i) => [`mark${i + 1}`, `${officeDocument}/image`, `media/mark${i + 1}.png`] as const,
    ),
  ]),
  "word/settings.xml": `<w:settings ${namespaces}><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
  "word/numbering.xml": `<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="227" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
});

const relationships = (lines: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="${packages}/relationships">${lines.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;
