import type { TextSheet } from "./file-reading.js";

// NUL, and halves of a character without the other half.
const broken = /\0|\p{Cs}/u;
const halves = /\p{Cs}/gu;

/** A sheet of which every text can be written as UTF-8 and as text of a database: NUL is left out, half a character becomes U+FFFD. What was changed
 * is counted in the note `mended:n`, texts outside the cells (keys, titles, the sheet's name) among them. */
export function wellFormed(sheet: TextSheet): TextSheet {
  let changed = 0;
  const mend = <T extends string | null>(text: T): T | string => {
    if (text === null || !broken.test(text)) return text;
    changed += 1;
    return text.replaceAll("\0", "").replaceAll(halves, "\uFFFD");
  };
  const cell = (text: string | null): string | null => {
    const whole = mend(text);
    return whole === text || whole?.trim() !== "" ? whole : null;
  };
  const rows = sheet.rows.map((row) =>
    row.some((text) => text !== null && text !== undefined && broken.test(text))
      ? row.map((text) => cell(text ?? null))
      : row,
  );
  const texts = {
    name: mend(sheet.name),
    titles: mend(sheet.titles),
    keys: sheet.keys === null ? null : sheet.keys.map((key) => mend(key)),
    notes: sheet.notes.map((note) => mend(note)),
  };
  return changed === 0
    ? sheet
    : { ...sheet, ...texts, rows, notes: [...texts.notes, `mended:${changed}`] };
}
