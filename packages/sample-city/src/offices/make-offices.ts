import { units } from "@atlas/divisions";
import { effects } from "../city/effects.js";
import { randomStream } from "../random.js";
import { renamedUnits } from "../writing/write-place.js";
import { deal } from "./deal.js";
import { type Container, type DateStyle, type Office, type OddWay, oddWays } from "./office.js";

const containers: readonly Container[] = [
  "workbook",
  "csv-gb18030",
  "xlsx",
  "csv-utf8-bom",
  "workbook",
  "csv-utf8",
  "xlsx",
  "workbook",
  "csv-gb18030",
  "xlsx",
];
const oddContainers: readonly Container[] = ["xls", "tsv-utf16", "zip"];
const sheetDates: readonly DateStyle[] = ["typed", "iso", "typed", "words", "slash"];
const textDates: readonly DateStyle[] = ["iso", "slash", "words"];
const oddSheetDates: readonly DateStyle[] = ["serial", "dots", "words-padded", "typed", "compact"];
const oddTextDates: readonly DateStyle[] = ["dots", "compact", "words-padded", "chinese", "iso"];
const flagWords = [
  ["是", "否"],
  ["有", "无"],
  ["是", "否"],
] as const;
const oddFlagWords = [
  ["√", "×"],
  ["已建", "未建"],
  ["Y", "N"],
  ["是", "否"],
  ["1", "0"],
] as const;
const missingWords = ["暂无数据", "不详", "无", "/", "—", "N/A", null] as const;

/** How odd the offices of a city are: each odd way that was dealt to an office is kept with this chance. 0 at faults 0, 1 from 4 % on. */
export const oddnessOf = (faults: number): number => Math.min(1, faults * 25);

/** The 23 offices of a seed. The cards are dealt by the seed alone; the rate of faults only decides which odd ways are kept. */
export function makeOffices(seed: number, faults: number): readonly Office[] {
  const ids = units.map((unit) => unit.division_id);
  const oddness = oddnessOf(faults);
  const kept = (unitId: string, what: string): boolean =>
    randomStream(seed, "kept", unitId, what).chance(oddness);
  const dealt = <T>(name: string, deck: readonly T[]) => deal(seed, name, ids, deck);
  const container = dealt("container", containers);
  const oddContainer = dealt("odd container", [
    ...oddContainers,
    ...Array<null>(ids.length - oddContainers.length).fill(null),
  ]);
  const dates = {
    sheet: dealt("dates in sheets", sheetDates),
    text: dealt("dates in text", textDates),
    oddSheet: dealt("odd dates in sheets", oddSheetDates),
    oddText: dealt("odd dates in text", oddTextDates),
  };
  const shares = dealt("shares", ["percent", "fraction", "points", "percent-format"] as const);
  const flags = dealt("flags", flagWords);
  const oddFlags = dealt("odd flags", oddFlagWords);
  const missing = dealt("missing", missingWords);
  const separators = dealt("separators", ["、", "，", ";", "/", "、"]);
  const crs = dealt("crs", ["wgs84", "gcj02", "bd09", "gcj02", "cgcs2000", "bd09"] as const);
  const ways = new Map(ids.map((id) => [id, new Set<OddWay>()]));
  for (const [way, holders] of Object.entries(oddWays)) {
    const cards = dealt(
      way,
      Array.from(ids, (_, i) => i < holders),
    );
    for (const id of ids) if (cards.get(id) && kept(id, way)) ways.get(id)!.add(way as OddWay);
  }
  for (const id of renamedUnits) {
    for (const way of ["unit-column", "place-old-name"] as const)
      if (kept(id, way)) ways.get(id)!.add(way);
  }
  return units.map((unit, ordinal): Office => {
    const id = unit.division_id;
    const odd = oddContainer.get(id) ?? null;
    const random = randomStream(seed, "office", id);
    const late = (effects.lateUnits as readonly string[]).includes(id);
    // A late return must say when it came: a bare table cannot.
    const made = odd !== null && !late && kept(id, "container") ? odd : container.get(id)!;
    const spread = made === "workbook" || made === "xlsx" || made === "xls";
    const oddDates = kept(id, "dates");
    return {
      unitId: id,
      name: unit.name,
      ordinal,
      container: made,
      titled: spread || late || random.chance(0.35),
      numberPrefix: random.chance(0.8) ? String.fromCharCode(65 + ordinal) : null,
      dates: spread
        ? (oddDates ? dates.oddSheet : dates.sheet).get(id)!
        : (oddDates ? dates.oddText : dates.text).get(id)!,
      shares: shares.get(id)!,
      flags: (kept(id, "flags") ? oddFlags : flags).get(id)!,
      missing: kept(id, "missing") ? missing.get(id)! : null,
      separator: kept(id, "separator") ? separators.get(id)! : "、",
      crs: crs.get(id)!,
      fileName: ordinal % 4,
      sharedStrings: random.chance(0.7),
      ways: settle(ways.get(id)!, spread),
    };
  });
}

/** Ways that only a workbook can have, and ways that cannot go together. */
function settle(ways: Set<OddWay>, spread: boolean): ReadonlySet<OddWay> {
  const bookOnly: readonly OddWay[] = [
    "two-row-header",
    "sheet-per-township",
    "merged-places",
    "instruction-sheet",
    "hidden-sheet",
    "hidden-rows",
    "number-text",
    "formula-cells",
    "date-1904",
  ];
  if (!spread) for (const way of bookOnly) ways.delete(way);
  const apart: readonly (readonly OddWay[])[] = [
    ["blocks", "sheet-per-township"],
    ["blocks", "two-row-header"],
    ["blocks", "rows-subtotal"],
    ["blocks", "header-repeated"],
    ["sheet-per-township", "rows-subtotal"],
    ["merged-places", "columns-reordered"],
    ["place-code", "merged-places"],
    ["place-code", "place-official", "place-short", "place-old-name"],
    ["number-unit", "number-text", "number-thousands"],
    ["money-wan", "money-unit"],
    ["header-spaced", "header-line-break", "header-starred"],
    ["point-sexagesimal", "point-degree-minute"],
    ["names-prefixed", "names-hash", "names-numerals"],
    ["index-column", "index-unnamed"],
  ];
  for (const group of apart) {
    for (const way of group.filter((one) => ways.has(one)).slice(1)) ways.delete(way);
  }
  return ways;
}
