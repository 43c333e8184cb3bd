import { describe, expect, test } from "vitest";
import { effects } from "../city/effects.js";
import { truthRows, writtenCity } from "../testing/written-city.js";

describe("who sends what, and when", () => {
  const files = writtenCity(31, 0.01, 0.03);
  const records = truthRows(files, "files").filter(({ kinds }) => kinds !== "");
  const ledgers = records.filter(
    ({ kinds, unit_id: unit }) => unit !== "" && kinds!.includes("consultations"),
  );

  test("the silent unit has sent no ledger since it fell silent, and did before", () => {
    const own = ledgers.filter(({ unit_id: unit }) => unit === effects.silentUnit);
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(({ period }) => period! >= effects.silentSince)).toEqual([]);
  });

  test("late units, and they alone, come after the fifteen days; each can be seen to", () => {
    const late = ledgers.filter(({ declared_on: declared, period, supersedes, readable }) => {
      const [year, quarter] = period!.split("Q").map(Number) as [number, number];
      const due = new Date(Date.UTC(year, quarter * 3, 15)).toISOString().slice(0, 10);
      return readable === "true" && supersedes === "" && declared! > due;
    });
    expect(new Set(late.map(({ unit_id: unit }) => unit))).toEqual(new Set(effects.lateUnits));
    for (const { received_on: received } of late) expect(received).not.toBe("");
  });

  test("of the open quarter there are only the early units' ledgers", () => {
    const open = ledgers.filter(({ period }) => period === "2022Q4");
    expect(new Set(open.map(({ unit_id: unit }) => unit))).toEqual(new Set(effects.earlyUnits));
  });

  test("a corrected ledger names the one it replaces, which was declared before", () => {
    const declared = new Map(records.map(({ file, declared_on: day }) => [file!, day!]));
    const corrections = records.filter(({ supersedes }) => supersedes !== "");
    expect(corrections.length).toBeGreaterThan(5);
    for (const { supersedes, declared_on: day } of corrections)
      for (const earlier of supersedes!.split(";"))
        expect(declared.get(earlier)! < day!).toBe(true);
  });

  test("site lists are cumulative: the later list has every site of the earlier", () => {
    const rows = truthRows(files, "rows").filter(({ table }) => table === "pilot_site");
    const of = (period: string) => {
      const listed = new Set(
        records
          .filter((record) => record["kinds"] === "pilot-sites" && record["period"] === period)
          .map(({ file }) => file),
      );
      return new Set(rows.filter(({ file }) => listed.has(file)).map(({ true_id: id }) => id!));
    };
    const [first, later] = [of("2021Q2"), of("2022Q3")];
    expect(first.size).toBe(20);
    expect(later.size).toBe(100);
    expect([...first].every((id) => later.has(id))).toBe(true);
  });

  test("what the returns tell is the truth: every true record is in some file, and nothing else is", () => {
    const told = new Map<string, Set<string>>();
    for (const { table, true_id: id } of truthRows(files, "rows"))
      told.set(table!, (told.get(table!) ?? new Set()).add(id!));
    for (const [table, key] of [
      ["compound", "compound_id"],
      ["consultation", "consultation_id"],
      ["project", "project_id"],
      ["proposal", "proposal_id"],
      ["pilot_site", "site_id"],
      ["council", "council_id"],
    ] as const) {
      const ids = truthRows(files, table).map((row) => row[key]!);
      expect(new Set(ids).size, table).toBe(ids.length);
      expect(told.get(table), table).toEqual(new Set(ids));
    }
  });
});
