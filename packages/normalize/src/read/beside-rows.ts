import { isPersonalHeading, maskPersonalCell } from "../parse/personal-heading.js";
import type { TextSheet } from "./file-reading.js";
import { type Json, isRecord } from "./json.js";

const sign = "beside:";

/** Values that stand beside the rows of a document and belong to none of them, each as a note `beside:page.area: 龙泉驿区`. They may be
 * what a site was asked for, so that they are no titles, which say whose return it is. */
export const besideRows = (members: readonly (readonly [string, Json])[]): readonly string[] =>
  members.flatMap(([name, value]) => {
    if (isRecord(value))
      return besideRows(Object.entries(value).map(([key, inner]) => [`${name}.${key}`, inner]));
    const isNested = Array.isArray(value) && value.some((item) => typeof item === "object");
    const text = isNested
      ? JSON.stringify(value, masked)
      : Array.isArray(value)
        ? value.join("、")
        : String(value ?? "");
    if (text.trim() === "") return [];
    const heading = name.slice(name.lastIndexOf(".") + 1);
    return [`${sign}${name}: ${isPersonalHeading(heading) ? maskPersonalCell(text) : text}`];
  });

const masked = (key: string, value: Json): Json =>
  typeof value === "string" && isPersonalHeading(key) ? maskPersonalCell(value) : value;

/** Sheets of which the first has these notes too, each once: what every page tells alike is told once. */
export const withNotes = (
  [first, ...others]: readonly TextSheet[],
  notes: readonly string[],
): TextSheet[] =>
  first === undefined
    ? []
    : [{ ...first, notes: [...new Set([...first.notes, ...notes])] }, ...others];

/** What the notes of a sheet say that stood beside its rows. */
export const notedBeside = (notes: readonly string[]): readonly string[] =>
  notes.flatMap((note) => (note.startsWith(sign) ? [note.slice(sign.length)] : []));
