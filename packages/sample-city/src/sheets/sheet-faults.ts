import type { FaultName, PlantedFault } from "../faults/fault-kinds.js";
import type { Form } from "../forms/form.js";
import type { OfficeColumn } from "../offices/columns.js";
import type { OddWay } from "../offices/office.js";
import type { Random } from "../random.js";
import type { Hand } from "../writing/write-cell.js";

const ways: readonly (readonly [OddWay, FaultName, RegExp])[] = [
  ["number-unit", "number_unit", /^households|^residents$|^buildings$|^agree$|^members$/],
  [
    "number-text",
    "number_text",
    /^households|^residents$|^buildings$|^agree$|^members$|^built_year$/,
  ],
  ["formula-cells", "cells_formula", /^households|^residents$|^members$/],
  ["number-thousands", "number_thousands", /^households|^residents$/],
  ["money-wan", "money_wan", /_yuan$/],
  ["money-unit", "number_unit", /_yuan$/],
  ["place-official", "place_official", /^community_id$/],
  ["place-short", "place_short", /^township_id$/],
  ["place-code", "place_code", /^(township|community)_id$/],
  ["point-joined", "point_joined", /^point$/],
  ["point-sexagesimal", "point_sexagesimal", /^(point|lon)$/],
  ["point-degree-minute", "point_degree_minute", /^(point|lon)$/],
  ["crs-unlabelled", "crs_unlabelled", /^(point|lon)$/],
  ["names-prefixed", "name_prefixed", /^compound_id$/],
  ["names-hash", "name_hash", /^compound_id$/],
  ["names-numerals", "name_numeral", /^compound_id$/],
];
const datesOf: Readonly<Partial<Record<string, FaultName>>> = {
  chinese: "date_chinese",
  serial: "date_serial",
};
const typos: readonly (readonly [RegExp, string])[] = [
  [/类/, "累"],
  [/级/, "极"],
  [/满意/, "满一"],
  [/验收/, "验受"],
  [/代表/, "代裹"],
  [/资金/, "资今"],
];

/** What is odd about a whole sheet: the office's lasting ways, each told once a column, and what went wrong this time. */
export function sheetFaults<R>(
  columns: readonly OfficeColumn[],
  form: Form<R>,
  hand: Hand,
  random: Random,
  rate: number,
): {
  readonly columns: readonly OfficeColumn[];
  readonly pointsSwapped: boolean;
  readonly faults: readonly PlantedFault[];
} {
  const { office } = hand;
  const faults: PlantedFault[] = [];
  const note = (fault: FaultName, column: OfficeColumn | null, more: Partial<PlantedFault> = {}) =>
    void faults.push({
      fault,
      row: null,
      column: column?.header ?? null,
      field: column?.name ?? null,
      trueValue: null,
      written: null,
      ...more,
    });
  let out = columns;
  const typoAt = random.chance(Math.min(0.5, rate * 2))
    ? columns.findIndex(({ header }) => typos.some(([pattern]) => pattern.test(header)))
    : -1;
  if (typoAt >= 0) {
    const column = columns[typoAt]!;
    const [pattern, wrong] = typos.find(([one]) => one.test(column.header))!;
    const header = column.header.replace(pattern, wrong);
    out = columns.map((one, i) => (i === typoAt ? { ...one, header } : one));
    note("header_typo", out[typoAt]!, { trueValue: column.header, written: header });
  }
  for (const column of out) {
    for (const fault of column.odd)
      note(fault, column, { trueValue: column.plain, written: column.header });
    for (const [way, fault, fields] of ways)
      if (office.ways.has(way) && fields.test(column.name)) note(fault, column);
    if (
      office.missing !== null &&
      form.kind !== "compounds" &&
      /_on$|^satisfaction$/.test(column.name)
    )
      note("missing_word", column, { written: office.missing });
    const dated = datesOf[office.dates];
    if (dated && column.name.endsWith("_on")) note(dated, column);
    if (
      rate > 0 &&
      /^(lon|point)$/.test(column.name) &&
      (office.crs === "gcj02" || office.crs === "bd09")
    )
      note("crs_converted", column, { written: office.crs });
  }
  if (office.ways.has("columns-reordered")) note("columns_reordered", null);
  if (office.ways.has("two-row-header")) note("header_two_rows", null);
  if (office.ways.has("place-in-address") && form.kind === "compounds")
    note("place_in_address", null);
  if (office.ways.has("date-1904")) note("dates_1904", null);
  const halves = out.some(({ part }) => part === "lon");
  const pointsSwapped = halves && random.chance(Math.min(0.5, rate * 3));
  if (pointsSwapped) note("points_swapped", out.find(({ part }) => part === "lon") ?? null);
  return { columns: out, pointsSwapped, faults };
}
