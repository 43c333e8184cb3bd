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
  | { readonly kind: "address"; readonly text: string; readonly communityId: string }
  | { readonly kind: "point"; readonly lon: number; readonly lat: number };

/** What a cell can be. */
export type CellKind = Cell["kind"];

type Maybe<T> = T | null | undefined;

/** A cell, or null where the truth has no value. */
export const cell = {
  text: (text: Maybe<string>): Cell | null => (text == null ? null : { kind: "text", text }),
  number: (value: Maybe<number>, unit: string): Cell | null =>
    value == null ? null : { kind: "number", value, unit },
  year: (value: Maybe<number>): Cell | null => (value == null ? null : { kind: "year", value }),
  score: (value: Maybe<number>): Cell | null => (value == null ? null : { kind: "score", value }),
  money: (yuan: Maybe<number>): Cell | null => (yuan == null ? null : { kind: "money", yuan }),
  share: (value: Maybe<number>): Cell | null => (value == null ? null : { kind: "share", value }),
  day: (day: Maybe<string>): Cell | null => (day == null ? null : { kind: "day", day }),
  flag: (value: Maybe<boolean>): Cell | null => (value == null ? null : { kind: "flag", value }),
  code: (list: CodeListName, code: Maybe<string>): Cell | null =>
    code == null ? null : { kind: "codes", list, codes: [code] },
  codes: (list: CodeListName, codes: Maybe<readonly string[]>): Cell | null =>
    codes == null || codes.length === 0 ? null : { kind: "codes", list, codes },
  place: (id: Maybe<string>): Cell | null => (id == null ? null : { kind: "place", id }),
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
