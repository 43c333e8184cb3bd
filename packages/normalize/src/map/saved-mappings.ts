import { units } from "@atlas/divisions";
import { AppError, type Code, codesOf, isCode } from "@atlas/schema";
import { csvRecords, foldHeader } from "../reference.js";
import { kindFields } from "./kind-fields.js";

/** A line of `unit-mappings.csv`. */
export interface SavedMapping {
  /** Null for every unit. */
  readonly unit_id: string | null;
  readonly kind: Code<"return_kind">;
  /** Folded heading; that of a group over columns stands before theirs. */
  readonly header: string;
  /** Null where it is no field of ours: the column is kept in `extra`. */
  readonly field: string | null;
}

/** Parses `unit-mappings.csv`: `unit_id` (one of the 23; empty for all), `kind`, `header` as the office writes it, `field` (empty: no field of
 * ours, kept in `extra`). A header of a group over columns is written `group/column`.
 * @throws AppError `reference_invalid` with the first line that cannot be right */
export function parseMappings(text: string): readonly SavedMapping[] {
  const seen = new Map<string, number>();
  return csvRecords(text).map((record, i): SavedMapping => {
    const at = i + 1;
    const cell = (name: string): string => {
      const value = record[name];
      if (value === undefined) throw wrong(at, `no column ${name}`, "unit_id,kind,header,field");
      return value.trim();
    };
    const unit = cell("unit_id");
    const kind = cell("kind");
    const header = foldHeader(cell("header"));
    const field = cell("field");
    if (unit !== "" && !units.some(({ division_id: id }) => id === unit))
      throw wrong(at, `unit_id ${unit}`, units.map(({ division_id: id }) => id).join(", "));
    if (!isCode("return_kind", kind))
      throw wrong(at, `kind ${kind}`, codesOf("return_kind").join(", "));
    if (header === "") throw wrong(at, "header ''", "小区名称, 基本情况/户数, …");
    if (field !== "" && !Object.hasOwn(kindFields[kind], field) && !/^element:e\d\d$/.test(field))
      throw wrong(at, `field ${field}`, Object.keys(kindFields[kind]).join(", "));
    const key = `${unit}|${kind}|${header}`;
    const before = seen.get(key);
    if (before !== undefined) throw wrong(at, `header ${cell("header")}`, `≠ ${before}`);
    seen.set(key, at);
    return { unit_id: unit === "" ? null : unit, kind, header, field: field === "" ? null : field };
  });
}

const wrong = (record: number, found: string, expected: string): AppError =>
  new AppError(
    "reference_invalid",
    `ingest: data/reference/unit-mappings.csv: 第 ${record} 条: ${found}, 应为 ${expected}; 请改正后重试 · record ${record}: ${found}; expected ${expected}; correct it and run again`,
    { record, found, expected },
  );

/** The mappings that a unit's file is read with: its own go before those for all. */
export const mappingsOf = (
  saved: readonly SavedMapping[],
  unit: string | null,
): readonly SavedMapping[] => [
  ...saved.filter(({ unit_id: own }) => own !== null && own === unit),
  ...saved.filter(({ unit_id: own }) => own === null),
];
