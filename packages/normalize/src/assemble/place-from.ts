import type { PlacedDraft } from "./live-parts.js";

/** Where a row stands, for a reader of another: its number, after its file and sheet where they are others. */
export function placeFrom({ part: from }: PlacedDraft, { part, row }: PlacedDraft): string {
  const file = part.file === from.file ? [] : [part.file.reading.name];
  const sheet =
    part.sheet === "" || (file.length === 0 && part.sheet === from.sheet) ? [] : [part.sheet];
  return [...file, ...sheet, row.row].join(":");
}
