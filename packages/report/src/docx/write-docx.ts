import { strToU8, zipSync } from "fflate";
import type { Brief, BriefBlock, BriefCell, BriefTable } from "../brief/brief.js";
import { drawMark } from "../draw/draw-mark.js";
import { toPng } from "../draw/png.js";
import {
  cell,
  cellMargin,
  field,
  paragraph,
  paragraphOf,
  picture,
  row,
  run,
  table,
} from "./docx-elements.js";
import { docxParts, namespaces } from "./docx-parts.js";
import { docxStyles } from "./docx-styles.js";

/** A4 in twips, with margins of 15 mm at the sides. */
const page = { width: 11_906, height: 16_838, side: 850, top: 1134, bottom: 1021 } as const;
const textWidth = page.width - 2 * page.side;
const twipsPerPx = 15;
/** Pixels of a picture a CSS px, enough for print at 192 dpi. */
const pictureScale = 2;
const tones = { bad: "B0281C", quiet: "65686D" } as const;

/**
 * Writes a brief as a Word document with the text of the printed page: headings by style, tables that can be edited, a picture a mark, the
 * badge in the header and the number of the page in the footer of every page.
 *
 * @param day the document's date, `YYYY-MM-DD`: the as-of date, since the same brief gives the same bytes
 */
export function writeDocx(brief: Brief, day: string): Uint8Array {
  const pictures: Uint8Array[] = [];
  const body = [
    paragraph("Subtitle", brief.title),
    paragraph("Title", brief.headline),
    paragraph("Subtitle", brief.facts.join("  |  ")),
    cardTable(brief),
    ...brief.sections.flatMap(({ title, caption, blocks }) => [
      paragraph("Heading1", title),
      ...(caption === null ? [] : [paragraph("Caption", caption)]),
      ...blocks.flatMap((one) => blockParts(one, pictures)),
    ]),
  ].join("");
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${page.top}" w:right="${page.side}" w:bottom="${page.bottom}" w:left="${page.side}" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>`;
  const parts: Readonly<Record<string, string>> = {
    ...docxParts(pictures.length, brief.title, day),
    "word/styles.xml": docxStyles(brief.language),
    "word/header1.xml": `<w:hdr ${namespaces}>${paragraph("Header", brief.badge ?? "", { align: "right" })}</w:hdr>`,
    "word/footer1.xml": `<w:ftr ${namespaces}>${paragraphOf("Footer", `${run(`${brief.footer}  `)}${field("PAGE")}${run(" / ")}${field("NUMPAGES")}`)}</w:ftr>`,
    "word/document.xml": `<w:document ${namespaces}><w:body>${body}${section}</w:body></w:document>`,
  };
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return zipSync(
    Object.fromEntries([
      ...Object.entries(parts).map(([path, xml]) => [path, strToU8(declaration + xml)] as const),
      ...pictures.map((png, i) => [`word/media/mark${i + 1}.png`, png] as const),
    ]),
    { mtime: new Date(1980, 0, 1), level: 6 },
  );
}

function cardTable({ cards }: Brief): string {
  const widths = cards.map(() => Math.floor(textWidth / cards.length));
  return table(
    widths,
    row(
      cards
        .map(({ name, value, isAbsent, lines }, i) =>
          cell(
            widths[i]!,
            [
              paragraph("CardName", name),
              paragraph(isAbsent ? "CardName" : "CardValue", value),
              ...lines.map((line) => paragraph("CardLine", line)),
            ].join(""),
          ),
        )
        .join(""),
    ),
  );
}

function blockParts(one: BriefBlock, pictures: Uint8Array[]): readonly string[] {
  if (one.kind === "paragraph") return [paragraph("Lead", one.text)];
  if (one.kind === "list")
    return one.items.map((item) => paragraph("ListParagraph", item, { isListed: true }));
  // Two tables that touch would be read as one: a paragraph stands after each.
  return [tablePart(one, pictures), paragraph("Note", one.note ?? "")];
}

function tablePart({ columns, rows }: BriefTable, pictures: Uint8Array[]): string {
  const widths = columns.map(({ width }) => Math.round(width * textWidth));
  const head = columns.map(({ label, align }, i) =>
    cell(widths[i]!, paragraph("CellHead", label, { align })),
  );
  const lines = rows.map((cells) => {
    const said = cells.map(({ text }) => text).filter((text) => text !== "");
    return row(
      cells
        .map((one, i) =>
          cell(
            widths[i]!,
            one.mark === undefined
              ? textCell(one, columns[i]!.align)
              : pictureCell(one.mark, said.join(" "), widths[i]!, pictures),
          ),
        )
        .join(""),
    );
  });
  const isHeaded = columns.some(({ label }) => label !== "");
  return table(widths, (isHeaded ? row(head.join(""), true) : "") + lines.join(""));
}

const textCell = ({ text, tone }: BriefCell, align: "left" | "right"): string =>
  paragraph("Cell", text, { align, ...(tone === undefined ? {} : { colour: tones[tone] }) });

function pictureCell(
  mark: NonNullable<BriefCell["mark"]>,
  alternative: string,
  cellWidth: number,
  pictures: Uint8Array[],
): string {
  const width = Math.floor((cellWidth - 2 * cellMargin) / twipsPerPx);
  const drawing = drawMark(mark, width);
  pictures.push(toPng(drawing, pictureScale));
  return paragraphOf("Cell", picture(pictures.length, alternative, width, drawing.height));
}
