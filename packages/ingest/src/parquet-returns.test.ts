import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readReturn } from "@atlas/normalize";
import { openDuckDb, openWarehouse, readManifest, verifyWarehouse } from "@atlas/warehouse/node";
import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { type GivenFile, ingestReturns } from "./ingest-returns.js";
import { testInputs } from "./testing/sample-returns.js";
import { scratchFolders } from "./testing/scratch-folders.js";
import { smallReturns } from "./testing/small-returns.js";

const folder = scratchFolders();

/** A file that DuckDB, whose writer is not ours, makes of a query. */
async function parquet(name: string, query: string, options = ""): Promise<GivenFile> {
  const path = join(folder(), name);
  const database = await openDuckDb(null);
  await database.query(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`);
  await database.close();
  return { name, bytes: readFileSync(path) };
}

async function ingested(...files: readonly GivenFile[]) {
  const root = folder();
  const report = await ingestReturns({ root, files, ...testInputs });
  return { root, report };
}

async function compounds(root: string) {
  const { database } = await openWarehouse(root);
  const rows = await database.query<Record<string, unknown>>(
    "SELECT name, households, built_year, lon, lat, extra FROM compound ORDER BY name",
  );
  await database.close();
  return rows;
}

const ledger = "金牛区_协商议事台账_2022Q3_20221010";
const cases = `SELECT * FROM (VALUES
  ('X-1', '翠园', '工人村社区', '停车', DATE '2022-07-02', TIMESTAMP '2022-08-01 00:00:00', 120::BIGINT, 80.0::DECIMAL(10,2), 0.85::DOUBLE, ['入户走访', '线上投票']),
  ('X-2', '荷园', '工人村社区', '电梯', NULL, TIMESTAMP '2022-08-03 09:30:00', 60::BIGINT, 30::DECIMAL(10,2), NULL, []))
  t(协商编号, 小区名称, 社区, 议题, 建组织, 办结日期, 应参与户数, 实际参与户数, 满意度, 协商形式)`;

test.each(["zstd", "snappy", "gzip", "uncompressed", "brotli", "lz4"])(
  "a Parquet ledger packed with %s says what the same ledger says as CSV",
  async (compression) => {
    const csv = `协商编号,小区名称,社区,议题,建组织,办结日期,应参与户数,实际参与户数,满意度,协商形式
X-1,翠园,工人村社区,停车,2022-07-02,2022-08-01,120,80,0.85,入户走访、线上投票
X-2,荷园,工人村社区,电梯,,2022-08-03 09:30:00,60,30,,
`;
    const packed = await parquet(`${ledger}.parquet`, cases, `, COMPRESSION ${compression}`);
    const [a, b] = [
      await ingested(packed),
      await ingested({ name: `${ledger}.csv`, bytes: strToU8(csv) }),
    ];
    expect(a.report.submissions[0]).toMatchObject({ kind: "consultations", status: "accepted" });
    const core = (root: string) => readManifest(root).manifest.tables.consultation;
    expect(core(a.root)).toEqual(core(b.root));
    expect(core(a.root).rows).toBe(2);
    expect(await verifyWarehouse(a.root)).toMatchObject({ ok: true, failures: [] });
  },
);

test("a GeoParquet register brings its points, and is read again from the books as it was", async () => {
  const root = folder();
  const register = await ingestReturns({
    root,
    files: [
      {
        name: "金牛区_小区台账_2022_20221101.csv",
        bytes: strToU8(
          "小区名称,社区,户数,经度(WGS-84),纬度(WGS-84)\n翠园,工人村社区,86,104.0812,30.7002\n",
        ),
      },
    ],
    ...testInputs,
  });
  expect(register.submissions[0]!.status).toBe("accepted");
  const points = {
    name: "金牛区_小区台账_2022_20221120.geoparquet",
    bytes: readFileSync(join(root, "current", "compound.parquet")),
  };
  const given = await ingested(points);
  const [compound] = await compounds(given.root);
  expect(compound).toMatchObject({ name: "翠园", households: 86, lon: 104.0812, lat: 30.7002 });
  const later = await ingestReturns({
    root: given.root,
    files: [
      {
        name: "武侯区_小区台账_2022_20221101.csv",
        bytes: strToU8("小区名称,区县,户数\n桂园,武侯区,5\n"),
      },
    ],
    ...testInputs,
  });
  expect(later.submissions[0]!.status).toBe("accepted");
  expect((await compounds(given.root)).find(({ name }) => name === "翠园")).toEqual(compound);
});

test("a Parquet file cut short, or with an invented footer, is rejected alone", async () => {
  const { name, bytes } = await parquet(`${ledger}.parquet`, cases);
  const broken: GivenFile[] = [
    { name: `cut_${name}`, bytes: bytes.subarray(0, bytes.length >> 1) },
    {
      name: `footer_${name}`,
      bytes: bytes.map((byte, i) => (i > 8 && i < bytes.length - 8 ? 255 - byte : byte)),
    },
    {
      name: `long_${name}`,
      bytes: Buffer.concat([strToU8("PAR1"), Buffer.from([255, 255, 255, 127]), strToU8("PAR1")]),
    },
  ];
  const { root, report } = await ingested(...broken, { name, bytes });
  for (const { name: file } of broken)
    expect(report.submissions.find((one) => one.file === file)).toMatchObject({
      status: "rejected",
      issues: { file_unreadable: 1 },
    });
  expect(report.submissions.find((one) => one.file === name)?.status).toBe("accepted");
  expect(await verifyWarehouse(root)).toMatchObject({ ok: true });
});

test("a million rows that unpack from little are held to the limits", async () => {
  const columns = Array.from({ length: 120 }, (_, i) => `0 AS c${i}`).join(", ");
  const packed = await parquet("bomb.parquet", `SELECT ${columns} FROM range(1000000)`);
  expect(packed.bytes.length).toBeLessThan(2_000_000);
  const { report } = await ingested(packed);
  expect(report.submissions[0]).toMatchObject({
    status: "rejected",
    issues: { limit_exceeded: 1 },
  });
});

test("a book whose file is made of parts is read by a reader that is not its writer's", async () => {
  const { root } = await ingested(...smallReturns);
  const { manifest, folder: version } = readManifest(root);
  const submissions = new Set<string | null | undefined>();
  for (const name of ["source_row", "lineage"] as const) {
    const bytes = readFileSync(join(version, `${name}.parquet`));
    const { sheets } = await readReturn({ name: `${name}.parquet`, bytes, sha256: name }, () => 0);
    const { keys, rows } = sheets[0]!;
    expect(rows.length).toBe(manifest.tables[name].rows);
    for (const row of rows) submissions.add(row[keys!.indexOf("submission_id")]?.slice(0, 2));
  }
  expect(submissions.size).toBeGreaterThan(1);
});
