/** A value before it is written in somebody's style. */
export type Cell =
  | null
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "place"; readonly text: string; readonly id: string }
  | { readonly kind: "compound"; readonly text: string }
  | { readonly kind: "count"; readonly value: number; readonly unit: string }
  | { readonly kind: "money"; readonly value: number }
  | { readonly kind: "share"; readonly value: number }
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "yes"; readonly value: boolean }
  | { readonly kind: "degrees"; readonly value: number };

/** A column of a return: how offices head it, and what stands in it. */
export interface ReturnColumn<R> {
  readonly name: string;
  /** Ways to head the column; the first is the plain one. */
  readonly headers: readonly string[];
  readonly cell: (row: R) => Cell;
}

export const text = (value: string | null): Cell =>
  value === null ? null : { kind: "text", text: value };
export const count = (value: number | null, unit: string): Cell =>
  value === null ? null : { kind: "count", value, unit };
export const day = (value: string | null): Cell =>
  value === null ? null : { kind: "day", day: value };
export const yes = (value: boolean | null): Cell =>
  value === null ? null : { kind: "yes", value };
export const money = (value: number | null): Cell =>
  value === null ? null : { kind: "money", value };
