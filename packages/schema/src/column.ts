import type { Bilingual } from "./text.js";

/** What a column may hold. `date` travels as `YYYY-MM-DD` text in TypeScript and as DATE in SQL; `json` as JSON text in both. */
export type ColumnType =
  | "text"
  | "integer"
  | "double"
  | "boolean"
  | "date"
  | "json"
  | "blob"
  | { readonly list: ColumnType }
  | { readonly struct: Readonly<Record<string, ColumnType>> };

/** One column of a warehouse table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly label: Bilingual;
  /** Never null. Absent: null means unknown, never zero and never empty. */
  readonly required?: true;
  /** Part of the key that identifies a row. */
  readonly key?: true;
  /** Unit of the number, in the field's words (`households`, `yuan`, `degrees WGS-84` …). */
  readonly unit?: string;
  /** Name of the code list whose ids are allowed (for a list: in each item). */
  readonly codes?: string;
  readonly note?: Bilingual;
}

/** One table of the warehouse: `core` tables hold the city, `book` tables account for where it came from. */
export interface Table {
  readonly name: string;
  readonly role: "core" | "book";
  readonly label: Bilingual;
  readonly columns: readonly Column[];
}

type ValueOf<T> = T extends "text" | "date" | "json"
  ? string
  : T extends "integer" | "double"
    ? number
    : T extends "boolean"
      ? boolean
      : T extends "blob"
        ? Uint8Array
        : T extends { readonly list: infer I }
          ? readonly ValueOf<I>[]
          : T extends { readonly struct: infer S }
            ? { readonly [K in keyof S]: ValueOf<S[K]> | null }
            : never;

type CellOf<C extends Column> = C extends { readonly required: true }
  ? ValueOf<C["type"]>
  : ValueOf<C["type"]> | null;

/** The TypeScript row of a table definition: every column present, `null` where the warehouse says NULL. */
export type RowOf<T extends Table> = {
  readonly [C in T["columns"][number] as C["name"]]: CellOf<C>;
};
