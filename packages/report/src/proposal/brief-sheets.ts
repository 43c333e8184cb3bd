import type { Brief, BriefBlock } from "../brief/brief.js";

/** A sheet of a workbook; the writer of workbooks takes it as it is. */
export interface BriefSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
  readonly headerRow: number;
}

/** Numbers as a brief writes them: with thousands commas, a true minus, no unit. */
const number = /^[−-]?\d{1,3}(,\d{3})*(\.\d+)?$|^[−-]?\d+(\.\d+)?$/;

const valueOf = (text: string): string | number =>
  number.test(text) ? Number(text.replaceAll(",", "").replace("−", "-")) : text;

/** The sections of a brief as sheets, a table each with its caption and badge under it; the rest on a sheet of its own. What stands right-aligned and is a number is one; a name that looks like a number is text. */
export function briefSheets(brief: Brief, about: string): readonly BriefSheet[] {
  const marked = brief.badge === null ? [] : [[brief.badge]];
  const tables = brief.sections.flatMap(({ title, caption, blocks }) =>
    blocks.flatMap((block) =>
      block.kind === "table"
        ? [
            {
              name: title,
              rows: [
                block.columns.map(({ label }) => label),
                ...block.rows.map((cells) =>
                  cells.map(({ text }, i) =>
                    block.columns[i]!.align === "right" ? valueOf(text) : text,
                  ),
                ),
                [],
                ...[caption, block.note].flatMap((text) => (text === null ? [] : [[text]])),
                ...marked,
              ],
              headerRow: 1,
            },
          ]
        : [],
    ),
  );
  const said = (block: BriefBlock): readonly string[] =>
    block.kind === "table" ? [] : block.kind === "list" ? block.items : [block.text];
  const facts = {
    name: about,
    rows: [
      [brief.title],
      [brief.headline],
      ...brief.facts.map((fact) => [fact]),
      ...brief.cards.map(({ name, value, lines }) => [name, value, ...lines]),
      ...brief.sections.flatMap(({ title, blocks }) => {
        const lines = blocks.flatMap(said);
        return lines.length === 0 ? [] : [[], [title], ...lines.map((line) => [line])];
      }),
      ...marked,
    ],
    headerRow: 1,
  };
  return [...tables, facts];
}
