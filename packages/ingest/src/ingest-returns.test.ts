import { cpSync, readFileSync } from "node:fs";
import {
  type FigureKind,
  type FigureLevel,
  type FigureRow,
  type MetricId,
  figuresAsOf,
} from "@atlas/metrics";
import { openWarehouse, readManifest, verifyWarehouse } from "@atlas/warehouse/node";
import { beforeAll, describe, expect, test } from "vitest";
import { ingestReturns } from "./ingest-returns.js";
import { goldenWarehouse } from "./testing/golden-warehouse.js";
import { goldenCity, sampleReturns, testInputs } from "./testing/sample-returns.js";
import { scratchFolders } from "./testing/scratch-folders.js";

const folder = scratchFolders();

const csvRows = (text: string): Record<string, string>[] => {
  const [header, ...lines] = text
    .trim()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
        cell!.replace(/^"|"$/g, "").replaceAll('""', '"'),
      ),
    );
  return lines.map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i] ?? ""])));
};

interface GoldenFigures {
  readonly window: string;
  readonly rows: readonly ({
    readonly metric: string;
    readonly level: FigureLevel;
    readonly unit_id: string;
    readonly kind: FigureKind;
  } & Readonly<Record<string, number | null>>)[];
}

describe("the golden city", () => {
  const { returns, truth } = goldenCity();
  let root: string;
  beforeAll(async () => {
    root = folder();
    cpSync(await goldenWarehouse(), root, { recursive: true, verbatimSymlinks: true });
  });

  test("verifies: files, content, conservation of rows", async () => {
    expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
  });

  test("has the figures that pandas computed from its Parquet files", async () => {
    const expected = JSON.parse(
      readFileSync(new URL("../../../data/golden/expected.json", import.meta.url), "utf8"),
    ) as GoldenFigures;
    const { database, manifest } = await openWarehouse(root);
    const answers = new Map<string, readonly FigureRow[]>();
    let compared = 0;
    for (const row of expected.rows.filter((one) => one.metric !== "step_days")) {
      const metric: MetricId = row.metric === "steps" ? "step_reached" : (row.metric as MetricId);
      const key = [metric, row.level, row.kind].join("|");
      if (!answers.has(key)) {
        answers.set(
          key,
          await figuresAsOf(
            database,
            { metric, level: row.level, within: null, kind: row.kind, periods: [expected.window] },
            manifest.as_of,
          ),
        );
      }
      const own = answers.get(key)!.filter(({ unit_id: id }) => id === row.unit_id);
      expect(own.length).toBeGreaterThan(0);
      if (own[0]!.flag === "not_reported") continue;
      compared += 1;
      if (metric === "step_reached") {
        for (let step = 1; step <= 7; step += 1) {
          expect(own.find(({ part }) => part === `step=${step}`)?.numerator ?? 0, key).toBe(
            row[String(step)],
          );
        }
        continue;
      }
      for (const [name, count] of Object.entries(row).filter(([key]) => key.includes("="))) {
        const [list, isTotal] = [name.split(";")[0]!, name.endsWith(";n")];
        const one = own.find(({ part }) =>
          isTotal ? part === `${list};verdict=listed` : part === name,
        );
        expect(isTotal ? one?.denominator : one?.numerator, `${key} ${name}`).toBe(count);
      }
      if (metric === "lists") continue;
      if (typeof row["fitness"] === "number")
        expect(own.find(({ part }) => part === "fitness")?.numerator).toBeCloseTo(
          row["fitness"],
          8,
        );
      const figure = own.find(({ part }) => part === null)!;
      if (metric === "satisfaction") expect(figure.numerator).toBeCloseTo(row["numerator"]!, 6);
      else expect(figure.numerator, `${key} ${row.unit_id}`).toBe(row["numerator"]);
      expect([figure.denominator, figure.n], `${key} ${row.unit_id}`).toEqual([
        row["denominator"],
        row["n"],
      ]);
      if (figure.value === null) continue;
      expect(figure.value).toBeCloseTo(row["value"]!, 9);
      if (typeof row["low"] === "number")
        expect(figure.low).toBeCloseTo(Math.max(0, row["low"]), 8);
      const most = metric.startsWith("diversity") ? Infinity : 1;
      if (typeof row["high"] === "number")
        expect(figure.high).toBeCloseTo(Math.min(most, row["high"]), 8);
    }
    expect(compared).toBeGreaterThan(1000);
    await database.close();
  });

  test("has the quartiles of step days that pandas computed", async () => {
    const expected = JSON.parse(
      readFileSync(new URL("../../../data/golden/expected.json", import.meta.url), "utf8"),
    ) as GoldenFigures;
    const { database, manifest } = await openWarehouse(root);
    let compared = 0;
    for (const row of expected.rows.filter(({ metric }) => metric === "step_days")) {
      const { level, kind, unit_id } = row;
      const query = { metric: "step_days", level, within: null, kind } as const;
      const found = (
        await figuresAsOf(database, { ...query, periods: [expected.window] }, manifest.as_of)
      ).filter((figure) => figure.unit_id === unit_id);
      for (const { part, value, n, flag } of found) {
        if (flag === "not_reported" || !/^step=\d;q=\d+$/.test(part ?? "")) continue;
        compared += 1;
        expect([value, n], `${level} ${unit_id} ${kind} ${part}`).toEqual([
          row[part!],
          row[`${part!.split(";")[0]!};n`],
        ]);
      }
    }
    expect(compared).toBeGreaterThan(300);
    await database.close();
  });

  // What the importer loses or mistakes moves figures away from those of the true tables: the bounds may only be lowered.
  test("comes near the figures of the true tables", async () => {
    const expected = JSON.parse(
      readFileSync(new URL("../../../data/golden/expected-truth.json", import.meta.url), "utf8"),
    ) as GoldenFigures;
    const { database, manifest } = await openWarehouse(root);
    const differing: Record<string, number> = {};
    for (const row of expected.rows) {
      const { metric, level, kind, unit_id } = row;
      if (metric === "steps" || metric === "step_days") continue;
      const found = await figuresAsOf(
        database,
        { metric: metric as MetricId, level, within: null, kind, periods: [expected.window] },
        manifest.as_of,
      );
      const figure = found.find((one) => one.part === null && one.unit_id === unit_id);
      const given = figure !== undefined && figure.flag !== "not_reported";
      const same =
        (figure?.numerator ?? 0) === row["numerator"] &&
        (figure?.denominator ?? 0) === row["denominator"];
      if (given && !same) differing[metric] = (differing[metric] ?? 0) + 1;
      if (level === "city" && kind === "all")
        expect(Math.abs((figure!.value ?? 0) - row["value"]!), metric).toBeLessThan(0.01);
    }
    expect(differing["coverage"] ?? 0).toBe(0);
    expect(differing["participation"] ?? 0).toBeLessThanOrEqual(10);
    expect(differing["published"] ?? 0).toBeLessThanOrEqual(7);
    expect(differing["consult_first"] ?? 0).toBeLessThanOrEqual(7);
    await database.close();
  });

  test("has the true sites in their batches, none twice and none lost", async () => {
    const tally = (rows: Iterable<readonly [unknown, unknown]>) => {
      const counts: Record<string, number> = {};
      for (const [batch, status] of rows) {
        const key = `${String(batch)} ${String(status)}`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
      return counts;
    };
    const { database } = await openWarehouse(root);
    const found = await database.query<{ batch: number | null; status: string }>(
      "SELECT batch, status FROM pilot_site",
    );
    const expected = csvRows(truth.get("truth/pilot_site.csv")!).map(
      ({ batch, status }) => [batch === "" ? null : Number(batch), status] as const,
    );
    expect(tally(found.map(({ batch, status }) => [batch, status]))).toEqual(tally(expected));
    await database.close();
  });

  test("each true case, project, proposal and site is one record", async () => {
    const { database } = await openWarehouse(root);
    const lines = await database.query<{ t: string; id: string; file: string; row: number }>(
      `SELECT table_name AS t, record_id AS id, file, row FROM lineage JOIN submission USING (submission_id)
       WHERE row IS NOT NULL AND column_name IS NULL`,
    );
    await database.close();
    const trueId = new Map(
      csvRows(truth.get("truth/rows.csv")!).map((row) => [
        `${row["table"]}|${row["file"]}|${row["row"]}`,
        row["true_id"]!,
      ]),
    );
    const records = new Map<string, Set<string>>();
    for (const { t, id, file, row } of lines) {
      const known = trueId.get(`${t}|${file}|${row}`);
      if (known === undefined) continue;
      const key = `${t} ${known}`;
      records.set(key, (records.get(key) ?? new Set<string>()).add(id));
    }
    expect(records.size).toBeGreaterThan(1000);
    expect([...records].filter(([, ids]) => ids.size > 1)).toEqual([]);
  });

  test("the districts' numerators and denominators add up to the city's", async () => {
    const { database, manifest } = await openWarehouse(root);
    for (const metric of ["participation", "coverage", "published"] as const) {
      const ask = async (level: FigureLevel) =>
        (
          await figuresAsOf(
            database,
            { metric, level, within: null, kind: "all", periods: ["2021Q4..2022Q3"] },
            manifest.as_of,
          )
        ).filter(({ part }) => part === null);
      const [city] = await ask("city");
      const districts = await ask("district");
      const sum = (name: "numerator" | "denominator") =>
        districts.reduce((total, row) => total + (row[name] ?? 0), 0);
      expect([sum("numerator"), sum("denominator")]).toEqual([city!.numerator, city!.denominator]);
    }
    await database.close();
  });

  test("the same files again are skipped and change nothing", async () => {
    const before = readManifest(root).manifest.version;
    const report = await ingestReturns({ root, files: returns.slice(0, 40), ...testInputs });
    expect(new Set(report.submissions.map(({ status }) => status))).toEqual(new Set(["skipped"]));
    expect(readManifest(root).manifest.version).toBe(before);
  });

  test("in another order, and in two goes, the content is the same", async () => {
    const other = folder();
    const half = Math.floor(returns.length / 2);
    await ingestReturns({ root: other, files: returns.slice(half).toReversed(), ...testInputs });
    await ingestReturns({ root: other, files: returns.slice(0, half), ...testInputs });
    const { tables } = readManifest(other).manifest;
    expect(tables).toEqual(readManifest(root).manifest.tables);
  });
});

describe("a clean city", () => {
  const { returns, truth } = sampleReturns(7, 0.01, 0);
  let root: string;
  beforeAll(async () => {
    root = folder();
    await ingestReturns({ root, files: returns, ...testInputs });
  });

  test("is read as it is: every row of truth is there, none too many, nothing quarantined", async () => {
    const { database } = await openWarehouse(root);
    for (const table of [
      "compound",
      "consultation",
      "project",
      "proposal",
      "pilot_site",
      "council",
    ] as const) {
      const [row] = await database.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
      expect(row!.n, table).toBe(csvRows(truth.get(`truth/${table}.csv`)!).length);
    }
    expect(await database.query("SELECT * FROM quarantine")).toEqual([]);
    await database.close();
  });

  test("keeps sums that any mistaken value would change", async () => {
    const { database } = await openWarehouse(root);
    const sums: [string, string][] = [
      ["compound", "households"],
      ["compound", "residents"],
      ["compound", "built_year"],
      ["consultation", "households_invited"],
      ["consultation", "households_participated"],
      ["consultation", "agree"],
      ["project", "budget_yuan"],
      ["project", "funded_yuan"],
      ["council", "members"],
    ];
    for (const [table, column] of sums) {
      const expected = csvRows(truth.get(`truth/${table}.csv`)!).reduce(
        (total, row) => total + Number(row[column] || 0),
        0,
      );
      const [row] = await database.query<{ s: number }>(
        `SELECT CAST(sum(${column}) AS DOUBLE) AS s FROM ${table}`,
      );
      expect(row!.s, `${table}.${column}`).toBe(expected);
    }
    const steps = csvRows(truth.get("truth/consultation.csv")!).filter(
      (row) => row["step6_on"] !== "",
    ).length;
    const [six] = await database.query<{ n: number }>(
      "SELECT count(step6_on) AS n FROM consultation",
    );
    expect(six!.n).toBe(steps);
    await database.close();
  });

  test("links every event of a compound to it, and leaves a community's own without one", async () => {
    const { database } = await openWarehouse(root);
    const rows = await database.query<{ level: string; linked: boolean; n: number }>(
      "SELECT level, compound_id IS NOT NULL AS linked, count(*) AS n FROM consultation GROUP BY ALL ORDER BY level",
    );
    const told = (level: string): number =>
      csvRows(truth.get("truth/consultation.csv")!).filter((row) => row["level"] === level).length;
    expect(rows).toEqual([
      { level: "community", linked: false, n: told("community") },
      { level: "compound", linked: true, n: told("compound") },
    ]);
    await database.close();
  });
});

describe("bad files do not stop the others", () => {
  const text = (name: string, content: string) => ({
    name,
    bytes: new TextEncoder().encode(content),
  });
  const good = text(
    "金牛区_小区台账_2022_20221101.csv",
    "小区名称,街道,社区,户数,__proto__\n青石巷 6号院,驷马桥街道,工人村社区,86户,x\n,驷马桥街道,,,\n合计,,,86,\n联系人13912345678,驷马桥街道,工人村社区,不详,\n",
  );
  test("each says why; the good one is in", async () => {
    const root = folder();
    const report = await ingestReturns({
      root,
      files: [
        text("empty.csv", ""),
        { name: "broken.xlsx", bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2) },
        text("noise.csv", "a,b\n1,2\n"),
        { name: "nul.csv", bytes: Uint8Array.of(0x81, 0, 0x81) },
        good,
      ],
      ...testInputs,
    });
    expect(
      Object.fromEntries(report.submissions.map(({ file, status }) => [file, status])),
    ).toEqual({
      "empty.csv": "rejected",
      "broken.xlsx": "rejected",
      "noise.csv": "rejected",
      "nul.csv": "rejected",
      [good.name]: "accepted",
    });
    expect(await verifyWarehouse(root)).toMatchObject({ ok: true });
    const { database } = await openWarehouse(root);
    expect(
      await database.query("SELECT name, households, unit_id FROM compound ORDER BY households"),
    ).toEqual([
      { name: "青石巷 6号院", households: 86, unit_id: "510106" },
      { name: "联系人139********", households: null, unit_id: "510106" },
    ]);
    expect(
      await database.query(
        "SELECT row, state, reason FROM source_row WHERE cells LIKE '%驷马桥%' OR cells LIKE '%合计%' ORDER BY row",
      ),
    ).toEqual([
      { row: 2, state: "accepted", reason: null },
      { row: 3, state: "quarantined", reason: "row_unidentified" },
      { row: 4, state: "structural", reason: "subtotal" },
      { row: 5, state: "accepted", reason: null },
    ]);
    const [leak] = await database.query<{ n: number }>(
      "SELECT count(*) AS n FROM source_row WHERE cells LIKE '%13912345678%'",
    );
    expect(leak!.n).toBe(0);
    await database.close();
  });
});
