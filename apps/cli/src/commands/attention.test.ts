import type { AttentionCase, AttentionItem } from "@atlas/metrics";
import { csvRecords } from "@atlas/normalize";
import { beforeAll, expect, test } from "vitest";
import { runAtlas } from "../testing/run-atlas.js";
import { sharedWarehouse } from "../testing/shared-warehouse.js";

let warehouse: string;
beforeAll(async () => {
  warehouse = await sharedWarehouse();
});

interface Printed {
  readonly window: string;
  readonly as_of: string;
  readonly synthetic: boolean;
  readonly items: readonly (AttentionItem & { readonly cases?: readonly AttentionCase[] })[];
}

const asked = async (...options: string[]): Promise<Printed> =>
  JSON.parse((await runAtlas("attention", warehouse, "--json", ...options)).stdout) as Printed;

test("prints the same items as JSON and as CSV, with the mark, and as many cases as it counts", async () => {
  const { items, synthetic, as_of } = await asked("--cases");
  expect(synthetic).toBe(true);
  expect(as_of).toBe("2022-12-31");
  expect(new Set(items.map(({ rule }) => rule)).size).toBeGreaterThan(4);
  for (const { cases, count, rule, longest_days } of items) {
    if (rule === "sudden_change" || rule === "small_sample") continue;
    expect(cases).toHaveLength(count);
    const days = cases!.flatMap((one) => (one.days === null ? [] : [one.days]));
    expect(days.length === 0 ? null : Math.max(...days)).toBe(longest_days);
  }
  const rows = csvRecords((await runAtlas("attention", warehouse)).stdout);
  expect(rows.map(({ id, count }) => [id, Number(count)])).toEqual(
    items.map(({ id, count }) => [id, count]),
  );
  expect(rows.every((row) => row["synthetic"] === "true")).toBe(true);
  const cases = csvRecords((await runAtlas("attention", warehouse, "--cases")).stdout);
  expect(cases).toHaveLength(items.reduce((sum, one) => sum + one.cases!.length, 0));
}, 60_000);

test("keeps what is in a unit, and one rule", async () => {
  const { items } = await asked();
  const [first] = items.filter(({ rule }) => rule === "coverage_gap");
  const own = await asked("--unit", first!.unit_id, "--rule", "coverage_gap");
  expect(own.items).toEqual([first]);
  const [community, count] = Object.entries(first!.communities)[0]!;
  const here = await asked("--unit", community, "--rule", "coverage_gap", "--cases");
  expect(here.items.map((one) => [one.count, one.cases!.length])).toEqual([[count, count]]);
}, 60_000);

test("another window is another item; what speaks of the as-of day is the same", async () => {
  const [usual, other] = [await asked(), await asked("--period", "2021Q3")];
  const of = ({ items }: Printed, rule: string) => items.filter((item) => item.rule === rule);
  expect(of(other, "stalled")).toEqual(of(usual, "stalled"));
  expect(of(other, "unpublished").every(({ id }) => id.endsWith("@2021Q3"))).toBe(true);
  expect(of(usual, "unpublished").every(({ id }) => !id.includes("@"))).toBe(true);
}, 60_000);

test.each([
  [["--rule", "gossip"], "return_missing"],
  [["--format", "xlsx"], "csv or json"],
  [["--period", "2022Q9"], "2022Q4"],
  [["--unit", "无此区"], "no such division"],
])("wrong usage is named: %j", async (options, said) => {
  const { status, stderr } = await runAtlas("attention", warehouse, ...options);
  expect(status).toBe(2);
  expect(stderr).toContain(said);
});
