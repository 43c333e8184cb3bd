import fc from "fast-check";
import gcoord from "gcoord";
import { describe, expect, test } from "vitest";
import { assemble } from "./assemble.js";
import { drafted, draftContext } from "../testing/drafted.js";

/** Compounds in the middle of a district, where no system leaves it. */
const names = Array.from({ length: 12 }, (_, i) => `${"春夏秋冬梅兰竹菊松柏桃李"[i]!}苑`);
const placeOf = (i: number): [number, number] => [104.073 + i * 0.002, 30.697 + (i % 3) * 0.002];
type System = "wgs84" | "gcj02" | "bd09";
const codes = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 };
const written = (crs: System, point: [number, number]): string =>
  gcoord
    .transform(point, gcoord.WGS84, codes[crs])
    .map((degrees) => degrees.toFixed(6))
    .join(",");

const list = (crs: System, of: readonly number[], label = "", shift = 0): string =>
  [
    `小区名称,社区,经度${label},纬度${label}`,
    ...of.map((i) => {
      const [lon, lat] = placeOf(i);
      return `${names[i]!},工人村社区,${written(crs, [lon + shift, lat])}`;
    }),
    "",
  ].join("\n");
const label = { wgs84: "(WGS-84)", gcj02: "(GCJ-02)", bd09: "(BD-09)" };
const all = names.map((_, i) => i);

const labelled = "金牛区_小区台账_2021_20211101.csv";
const bare = "金牛区_小区台账_2022_20221101.csv";
const city = (files: Readonly<Record<string, string>>, turned = false) => {
  const drafts = Object.entries(files).map(([name, text]) => drafted(name, text));
  return assemble(turned ? drafts.toReversed() : drafts, draftContext.reference);
};
const systemOf = ({ submission }: ReturnType<typeof city>, file: string) => {
  const { crs, crs_evidence: evidence } = submission.find((row) => row.file === file)!;
  return { crs, evidence: JSON.parse(evidence!) as Record<string, unknown> };
};

describe("a file without a label whose compounds are in one that has one", () => {
  test.each(["wgs84", "gcj02", "bd09"] as const)("is read in the %s it agrees in", (crs) => {
    const found = city({ [labelled]: list("gcj02", all, label.gcj02), [bare]: list(crs, all) });
    expect(systemOf(found, bare)).toMatchObject({
      crs,
      evidence: { method: "known compounds", compounds: 12, agree: { [crs]: 12 }, score: 1 },
    });
    expect(found.issue.filter(({ code }) => code === "crs_ambiguous")).toEqual([]);
    for (const { name, lon, lat } of found.compound) {
      const [x, y] = placeOf(names.indexOf(name));
      expect(Math.abs(lon! - x) + Math.abs(lat! - y)).toBeLessThan(3e-5);
    }
  });

  test.each([
    [
      "too few of its compounds are known",
      list("gcj02", [0, 1, 2, 3], label.gcj02),
      list("bd09", all),
    ],
    ["what is known has no label either", list("gcj02", all), list("bd09", all)],
    ["they agree in no system", list("gcj02", all, label.gcj02), list("bd09", all, "", 0.02)],
  ])("stays undecided where %s", (_, known, own) => {
    const found = city({ [labelled]: known, [bare]: own });
    expect(systemOf(found, bare).crs).toBe("ambiguous");
    const [submission] = found.submission.filter((row) => row.file === bare);
    const issues = found.issue.filter((row) => row.submission_id === submission!.submission_id);
    const told = issues.filter(({ code }) => code === "crs_ambiguous");
    expect(new Set(told.map(({ column }) => column))).toEqual(new Set(["经度", "纬度"]));
    expect(told).toHaveLength(2);
  });
});

describe("a file without a label that names no community", () => {
  const alone = (crs: System): string =>
    list(crs, all).replace("社区,", "").replaceAll("工人村社区,", "");
  const elsewhere = (of: readonly number[]): string =>
    list("gcj02", of, label.gcj02).replaceAll("工人村社区", "马鞍社区");

  test.each(["wgs84", "gcj02", "bd09"] as const)(
    "is read in the %s in which names that are single in the unit agree",
    (crs) => {
      const found = city({ [labelled]: list("gcj02", all, label.gcj02), [bare]: alone(crs) });
      expect(systemOf(found, bare)).toMatchObject({
        crs,
        evidence: { method: "known compounds", compounds: 12, agree: { [crs]: 12 } },
      });
    },
  );

  test.each([
    ["two communities have the names", `金牛区_小区台账_2021_20211101_续.csv`, elsewhere(all)],
    [
      "too few of the names are single",
      `金牛区_小区台账_2021_20211101_续.csv`,
      elsewhere(all.slice(4)),
    ],
  ])("stays undecided where %s", (_, file, more) => {
    const found = city({
      [labelled]: list("gcj02", all, label.gcj02),
      [file]: more,
      [bare]: alone("bd09"),
    });
    expect(new Set(found.submission.map(({ file: name }) => name)).size).toBe(3);
    expect(systemOf(found, bare).crs).toBe("ambiguous");
  });

  test.each(["wgs84", "gcj02", "bd09"] as const)(
    "is read in the %s in which it agrees with one that names none either, and a list of no unit with both",
    (crs) => {
      const foreign = "list.csv";
      const known = list("gcj02", all, label.gcj02)
        .replace("社区,", "")
        .replaceAll("工人村社区,", "");
      const found = city({ [labelled]: known, [bare]: alone("bd09"), [foreign]: alone(crs) });
      for (const [file, system] of [
        [bare, "bd09"],
        [foreign, crs],
      ] as const)
        expect(systemOf(found, file)).toMatchObject({
          crs: system,
          evidence: { method: "known compounds", compounds: 12 },
        });
    },
  );

  test("stays undecided where it names no unit and two units have the names", () => {
    const found = city({
      [labelled]: list("gcj02", all, label.gcj02),
      [labelled.replace("金牛区", "成华区")]: list("gcj02", all, label.gcj02)
        .replace("社区,", "")
        .replaceAll("工人村社区,", ""),
      "list.csv": alone("bd09"),
    });
    expect(systemOf(found, "list.csv").crs).toBe("ambiguous");
  });

  test("stays undecided where another unit has the names", () => {
    const found = city({
      [labelled]: list("gcj02", all, label.gcj02),
      [bare.replace("金牛区", "成华区")]: alone("bd09"),
    });
    expect(systemOf(found, bare.replace("金牛区", "成华区")).evidence).not.toMatchObject({
      method: "known compounds",
    });
  });
});

const sorted = (of: readonly number[]): readonly number[] => of.toSorted((a, b) => a - b);

test("the order of the files and of their rows decides nothing", () => {
  const chosen = fc.shuffledSubarray(all, { minLength: 3 });
  const system = fc.constantFrom<System>("wgs84", "gcj02", "bd09");
  const decided = new Set<unknown>();
  fc.assert(
    fc.property(chosen, chosen, system, system, (known, own, first, second) => {
      const files = (a: readonly number[], b: readonly number[]) => ({
        [labelled]: list(first, a, label[first]),
        [bare]: list(second, b),
        "小区台账_第三份_2020.csv": list("gcj02", b, "", 0.00002),
      });
      const one = city(files(known, own));
      const other = city(files(sorted(known), sorted(own)), true);
      const core = ({ compound, submission }: ReturnType<typeof city>) => ({
        compound,
        systems: submission.map(({ file, crs, crs_evidence: why }) => [file, crs, why]),
      });
      decided.add(systemOf(one, bare).crs);
      expect(core(other)).toEqual(core(one));
    }),
    { seed: 41, numRuns: 60 },
  );
  expect(decided).toContain("ambiguous");
  expect(decided).toContain("bd09");
});
