import { escaped } from "../text/escape.js";

/** English Metric Units in a CSS px. @see ECMA-376 part 1, 20.1.2.1 */
const emuPerPx = 9525;

/** How a paragraph is set. */
export interface ParagraphLook {
  readonly align?: "left" | "right";
  readonly colour?: string;
  readonly isListed?: boolean;
}

/** A paragraph of one run.
 * @param style id of one of our styles */
export const paragraph = (style: string, text: string, look: ParagraphLook = {}): string =>
  paragraphOf(style, text === "" ? "" : run(text, look.colour), look);

/** A paragraph of runs or pictures. */
export const paragraphOf = (style: string, runs: string, look: ParagraphLook = {}): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${look.isListed ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : ""}${look.align === "right" ? '<w:jc w:val="right"/>' : ""}</w:pPr>${runs}</w:p>`;

/** Text, never markup. */
export const run = (text: string, colour?: string): string =>
  `<w:r>${colour === undefined ? "" : `<w:rPr><w:color w:val="${colour}"/></w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A number that Word computes: `PAGE`, `NUMPAGES`. */
export const field = (name: "PAGE" | "NUMPAGES"): string =>
  `<w:fldSimple w:instr="${name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

/** A picture in the line of text.
 * @param number of the picture, from 1; its part is related as `mark<number>`
 * @param alternative what a screen reader says
 * @param width in CSS px */
export const picture = (
  number: number,
  alternative: string,
  width: number,
  height: number,
): string => {
  const extent = `cx="${Math.round(width * emuPerPx)}" cy="${Math.round(height * emuPerPx)}"`;
  const name = `mark${number}`;
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${number}" name="${name}" descr="${escaped(alternative)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="${name}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
};

/** A cell of a table; `content` is one paragraph at least.
 * @param width in twips */
export const cell = (width: number, content: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;

/** A row of a table that no page breaks; a head is repeated on each page. */
export const row = (cells: string, isHead = false): string =>
  `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells}</w:tr>`;

/** A table with lines between its rows.
 * @param widths of the columns, in twips */
export const table = (widths: readonly number[], rows: string): string => {
  const line = (side: string, colour: string): string =>
    `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${colour}"/>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblBorders>${line("top", "D0CABF")}${line("bottom", "D0CABF")}${line("insideH", "E5E1D9")}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${cellMargin}" w:type="dxa"/><w:right w:w="${cellMargin}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows}</w:tbl>`;
};

/** Space at either side of a cell, in twips. */
export const cellMargin = 40;
