import { type TakenCells, shownFigures } from "@atlas/charts";

/** A table of the view that can be taken away. */
export interface TableSource {
  readonly name: string;
  readonly cells: TakenCells;
}

/** Digits with their thousands apart; no number begins with a nought, which is a code. */
const number = /^[-−]?(0|[1-9]\d{0,2}(,?\d{3})*)(\.\d+)?$/;

/** The tables that are seen now, as they stand, charts that are tables among them; but for those of frames, which have their own buttons. */
export const listTables = (): readonly TableSource[] =>
  [
    ...document.querySelectorAll<HTMLTableElement>(
      "main table:not(.ac-frame:has(.ac-frame-switch) table)",
    ),
  ]
    .filter(
      (table) =>
        table.tHead !== null && table.checkVisibility() && !table.closest('[aria-busy="true"]'),
    )
    .map((table) => {
      const [head] = [...table.tHead!.rows].slice(-1);
      // A cell that is there for the eye alone holds a bar.
      const kept = [...head!.cells].flatMap((cell, i) => (cell.ariaHidden === "true" ? [] : [i]));
      const rows = [...table.tBodies].flatMap((body) =>
        [...body.rows].map((row) => kept.map((i) => textOf(row.cells[i]))),
      );
      const columns = kept.map((at, i) => ({
        id: String(at),
        header: textOf(head!.cells[at]),
        numeric: rows.every((row) => /^[–-]?$/.test(row[i]!) || number.test(row[i]!)),
      }));
      return { name: nameOf(table), cells: { columns, rows, shown: shownFigures(table) } };
    })
    .filter(({ cells }) => cells.rows.length > 0);

function nameOf(table: HTMLTableElement): string {
  const id = table.getAttribute("aria-labelledby")?.split(" ")[0];
  const named = id === undefined ? null : document.getElementById(id);
  const heading = table.closest("section, article, figure")?.querySelector("h2, h3, h4");
  return textOf(table.caption ?? named ?? heading ?? undefined) || (table.dataset["picture"] ?? "");
}

/** Text of an element as it is read aloud: what is there for the eye alone says it again. */
function textOf(element: Element | undefined): string {
  if (!element) return "";
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}
