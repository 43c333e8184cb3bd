import type { CodeListName } from "@atlas/schema";

/** A value as it is true, before an office writes it its own way. */
export type Cell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number; readonly unit: string }
  | { readonly kind: "year"; readonly value: number }
  | { readonly kind: "score"; readonly value: number }
  | { readonly kind: "money"; readonly yuan: number }
  | { readonly kind: "share"; readonly value: number }
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "flag"; readonly value: boolean }
  | { readonly kind: "codes"; readonly list: CodeListName; readonly codes: readonly string[] }
  | { readonly kind: "place"; readonly id: string }
  | { readonly kind: "compound"; readonly name: string; readonly townshipId: string }
  | { readonly kind: "address"; readonly text: string }
  | { readonly kind: "point"; readonly lon: number; readonly lat: number };

/** What a cell can be. */
export type CellKind = Cell["kind"];

type Maybe<T> = T | null | undefined;

const known = <T>(value: Maybe<T>, make: (value: T) => Cell): Cell | null =>
  value === null || value === undefined ? null : make(value);

/** A cell, or null where the truth has no value. */
export const cell = {
  text: (text: Maybe<string>) => known(text, (text) => ({ kind: "text", text })),
  number: (value: Maybe<number>, unit: string) =>
    known(value, (value) => ({ kind: "number", value, unit })),
  year: (value: Maybe<number>) => known(value, (value) => ({ kind: "year", value })),
  score: (value: Maybe<number>) => known(value, (value) => ({ kind: "score", value })),
  money: (yuan: Maybe<number>) => known(yuan, (yuan) => ({ kind: "money", yuan })),
  share: (value: Maybe<number>) => known(value, (value) => ({ kind: "share", value })),
  day: (day: Maybe<string>) => known(day, (day) => ({ kind: "day", day })),
  flag: (value: Maybe<boolean>) => known(value, (value) => ({ kind: "flag", value })),
  code: (list: CodeListName, code: Maybe<string>) =>
    known(code, (code) => ({ kind: "codes", list, codes: [code] })),
  codes: (list: CodeListName, codes: Maybe<readonly string[]>) =>
    known(codes?.length === 0 ? null : codes, (codes) => ({ kind: "codes", list, codes })),
  place: (id: Maybe<string>) => known(id, (id) => ({ kind: "place", id })),
};

/** The truth of a cell as one text, for the book of faults. */
export function trueText(cell: Cell): string {
  switch (cell.kind) {
    case "text":
    case "address":
      return cell.text;
    case "compound":
      return cell.name;
    case "money":
      return String(cell.yuan);
    case "day":
      return cell.day;
    case "codes":
      return cell.codes.join(";");
    case "place":
      return cell.id;
    case "point":
      return `${cell.lon},${cell.lat}`;
    default:
      return String(cell.value);
  }
}
