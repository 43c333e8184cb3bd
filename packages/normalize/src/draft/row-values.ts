import type { ParsedDate } from "../parse/parsed.js";

/** What a row says, by field. */
export type Values = Readonly<Record<string, unknown>>;

export const textOf = (values: Values, field: string): string | null =>
  (values[field] as string | null | undefined) ?? null;
export const numberOf = (values: Values, field: string): number | null =>
  (values[field] as number | null | undefined) ?? null;
export const flagOf = (values: Values, field: string): boolean | null =>
  (values[field] as boolean | null | undefined) ?? null;
export const listOf = (values: Values, field: string): readonly string[] | null =>
  (values[field] as readonly string[] | null | undefined) ?? null;
export const dateOf = (values: Values, field: string): ParsedDate | null =>
  (values[field] as ParsedDate | null | undefined) ?? null;

/** The pair of columns `x_on`, `x_precision`. */
export const dated = <N extends string>(name: N, date: ParsedDate | null) =>
  ({ [`${name}_on`]: date?.on ?? null, [`${name}_precision`]: date?.precision ?? null }) as Record<
    `${N}_on` | `${N}_precision`,
    string | null
  >;
