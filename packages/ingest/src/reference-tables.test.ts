import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Summary, figures, metricConfig } from "@atlas/metrics";
import { openWarehouse, readManifest, verifyWarehouse } from "@atlas/warehouse/node";
import { expect, test } from "vitest";
import { ingestReturns } from "./ingest-returns.js";
import { testInputs } from "./testing/sample-returns.js";
import { scratchFolders } from "./testing/scratch-folders.js";
import { smallReturns, textReturn } from "./testing/small-returns.js";

const folder = scratchFolders();

const edited = (tables: Readonly<Record<string, string>>) => ({
  ...testInputs,
  reference: { ...testInputs.reference, ...tables },
});

/** City's returns in and due of a quarter, as whoever opens the warehouse computes them. */
async function completeness(root: string) {
  const { database, manifest } = await openWarehouse(root);
  try {
    const rows = await figures(
      database,
      {
        metric: "return_completeness",
        level: "city",
        within: null,
        kind: "all",
        periods: ["2022Q2"],
      },
      metricConfig(manifest.as_of, manifest.configuration),
    );
    const own = rows.find(({ part }) => part === null)!;
    return [own.numerator, own.denominator];
  } finally {
    await database.close();
  }
}

test("an edited schedule and targets reach the manifest, the figures and the summary, without a new file", async () => {
  const root = folder();
  await ingestReturns({ root, files: smallReturns, ...testInputs });
  expect(await completeness(root)).toEqual([1, 69]);
  const report = await ingestReturns({
    root,
    files: smallReturns,
    ...edited({
      "return-schedule.csv":
        "kind,frequency,due_days,first_period\nconsultations,quarterly,15,2019Q1\n",
      "targets.csv": "metric,value,note\ncoverage,0.55,ours\npilot_progress,120,\n",
    }),
  });
  // No file is new: what was rejected is told again, the rest is known.
  expect(new Set(report.submissions.map(({ status }) => status))).toEqual(
    new Set(["skipped", "rejected"]),
  );
  expect(await completeness(root)).toEqual([1, 23]);
  const { manifest, folder: version } = readManifest(root);
  expect(manifest.configuration!.targets).toEqual({ coverage: 0.55, pilot_progress: 120 });
  const summary = JSON.parse(readFileSync(join(version, "summary.json"), "utf8")) as Summary;
  const sites = summary.answers.flatMap(({ query, rows }) =>
    query.metric === "pilot_progress" && query.level === "city" ? rows : [],
  );
  expect(sites.find(({ part }) => part === null)!.denominator).toBe(120);
  expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
});

test("an edited synonym is read into returns that were there; the same tables again change nothing", async () => {
  const root = folder();
  const file = textReturn(
    "金牛区_小区台账_2022_20221101.csv",
    "小区名称,街道,社区,炊烟\n翠园,驷马桥街道,工人村社区,88\n",
  );
  const households = async () => {
    const { database } = await openWarehouse(root);
    try {
      return await database.query("SELECT households FROM compound");
    } finally {
      await database.close();
    }
  };
  await ingestReturns({ root, files: [file], ...testInputs, options: { asOf: "2023-06-30" } });
  expect(await households()).toEqual([{ households: null }]);
  const synonyms = testInputs.reference["header-synonyms.csv"]!.trim();
  const inputs = edited({ "header-synonyms.csv": `${synonyms}\ncompounds,households,炊烟\n` });
  let told = 0;
  const again = () =>
    ingestReturns({ root, files: [file], ...inputs, onReread: () => (told += 1) });
  await again();
  expect(await households()).toEqual([{ households: 88 }]);
  const before = readManifest(root).manifest;
  await again();
  expect([readManifest(root).manifest.version, told]).toEqual([before.version, 1]);
  expect(before.as_of).toBe("2023-06-30");
});

test.each([
  [
    "return-schedule.csv",
    "kind,frequency,due_days,first_period\nconsultations,quarterly,,2019Q1\n",
  ],
  ["targets.csv", "metric,value,note\ncoverage,70,\n"],
  ["targets.csv", "metric,value,note\ncovrage,0.7,\n"],
])("a fault in %s stops the run and names the table", async (name, text) => {
  const run = ingestReturns({ root: folder(), files: [], ...edited({ [name]: text }) });
  await expect(run).rejects.toMatchObject({
    code: "reference_invalid",
    message: expect.stringContaining(name) as string,
  });
});
