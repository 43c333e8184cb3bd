import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CityTables, type Row, tableNames } from "@atlas/schema";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDuckDb } from "./duckdb-database.js";
import { openWarehouse } from "./open-warehouse.js";
import { verifyWarehouse } from "./verify-warehouse.js";
import { writeVersion } from "./write-version.js";

const compound: Row<"compound"> = {
  compound_id: "C1",
  name: "青石巷 6 号院 'q' \"d\" 䢺",
  aliases: ["青石巷六号院", "=1+1"],
  kind: "old",
  unit_id: "510106",
  township_id: "510106030000",
  community_id: "510106030005",
  address: null,
  lon: 104.0871234,
  lat: 30.6951,
  position_source: "return",
  built_year: 1996,
  buildings: 3,
  households: 86,
  residents: null,
  management: "none",
  self_governance: null,
  party_branch: true,
  rules_published: null,
  valid_from: "2019-01-01",
  valid_to: null,
  office_number: null,
  extra: '{"电梯":"无"}',
  geometry: null,
};
const proposal: Row<"proposal"> = {
  proposal_id: "P1",
  office_number: "1",
  compound_id: "C1",
  community_id: null,
  township_id: null,
  unit_id: "510106",
  title: "加装电梯",
  category: "lift",
  raised_on: "2021-03-01",
  raised_precision: "month",
  raised_level: "compound",
  resolved_level: "community",
  escalations: [{ level: "community", on: "2021-04-02", reason: "资金", returned: false }],
  adopted: true,
  outcome: "adopted",
  resolved_on: null,
  resolved_precision: null,
  consultation_id: null,
  project_id: null,
};
const city = (extra: Partial<CityTables> = {}): CityTables =>
  ({
    ...Object.fromEntries(tableNames.map((name) => [name, []])),
    compound: [compound, { ...compound, compound_id: "C2", lon: null, lat: null }],
    proposal: [proposal],
    ...extra,
  }) as CityTables;
const options = { asOf: "2022-12-31", synthetic: true, returns: [] };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "atlas-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("a version", () => {
  test("gives back what was written, text as text, unknown as null", async () => {
    await writeVersion(root, city(), options);
    const { database } = await openWarehouse(root);
    const { geometry, ...stored } = compound;
    expect(geometry).toBeNull();
    expect((await database.query("SELECT * FROM compound ORDER BY 1"))[0]).toEqual(stored);
    expect(await database.query("SELECT * FROM proposal")).toEqual([proposal]);
    await database.close();
  });

  test("gives back every row of more than a batch, and texts of any length and sign", async () => {
    const names = Array.from({ length: 70_000 }, (_, i) => `第${i}号`);
    names[5] = 'NUL \0, \u2028, 䢺, 🏘, "引号", \\, 换\n行';
    names[6] = "长".repeat(6_000_000);
    const row = (name: string, i: number) => ({
      ...compound,
      compound_id: `C${String(i).padStart(6, "0")}`,
      name,
    });
    await writeVersion(root, city({ compound: names.map(row), proposal: [] }), options);
    const { database } = await openWarehouse(root);
    const read = await database.query<{ name: string }>(
      "SELECT name FROM compound ORDER BY compound_id",
    );
    await database.close();
    expect(read.length).toBe(names.length);
    expect(read.every(({ name }, i) => name === names[i])).toBe(true);
    expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
  });

  test("verifies, and has the same bytes when written again elsewhere", async () => {
    const other = mkdtempSync(join(tmpdir(), "atlas-"));
    const first = await writeVersion(root, city(), options);
    const second = await writeVersion(
      other,
      city({ compound: city().compound.toReversed() }),
      options,
    );
    expect(second.version).toBe(first.version);
    expect((await writeVersion(other, city(), options)).files.filter((f) => f.table)).toEqual(
      first.files.filter((f) => f.table),
    );
    expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
    rmSync(other, { recursive: true });
  });

  test("is GeoParquet: metadata, and WKB that holds the point", async () => {
    await writeVersion(root, city(), options);
    const path = join(root, "current", "compound.parquet");
    const database = await openDuckDb(null);
    const [meta] = await database.query<{ geo: string }>(
      `SELECT decode(value) AS geo FROM parquet_kv_metadata('${path}') WHERE decode(key) = 'geo'`,
    );
    expect(JSON.parse(meta!.geo)).toMatchObject({ version: "1.1.0", primary_column: "geometry" });
    const [seen] = await database.query(
      `SELECT DISTINCT typeof(geometry) AS t FROM read_parquet('${path}')`,
    );
    expect(seen).toEqual({ t: "GEOMETRY('OGC:CRS84')" });
    await database.query("SET enable_geoparquet_conversion = false");
    const [row] = await database.query<{ geometry: Uint8Array }>(
      `SELECT geometry FROM read_parquet('${path}') WHERE compound_id = 'C1'`,
    );
    const bytes = Buffer.from(row!.geometry);
    expect([
      bytes.readUInt8(0),
      bytes.readUInt32LE(1),
      bytes.readDoubleLE(5),
      bytes.readDoubleLE(13),
    ]).toEqual([1, 1, 104.0871234, 30.6951]);
    await database.close();
  });

  test("is the GeoParquet that GeoPandas read as these points", async () => {
    const oracle = JSON.parse(
      readFileSync(new URL("../../../../data/golden/geoparquet.json", import.meta.url), "utf8"),
    ) as { crs: string; points: unknown; metadata: unknown };
    await writeVersion(root, city(), options);
    const path = join(root, "current", "compound.parquet");
    const database = await openDuckDb(null);
    const [meta] = await database.query<{ geo: string }>(
      `SELECT decode(value) AS geo FROM parquet_kv_metadata('${path}') WHERE decode(key) = 'geo'`,
    );
    await database.close();
    expect(JSON.parse(meta!.geo)).toEqual(oracle.metadata);
    expect([oracle.crs, oracle.points]).toEqual([
      "OGC:CRS84",
      [[compound.lon, compound.lat], null],
    ]);
  });

  test("describes itself as a Frictionless data package", async () => {
    const { files } = await writeVersion(root, city(), options);
    const described = JSON.parse(
      readFileSync(join(root, "current", "datapackage.json"), "utf8"),
    ) as {
      profile: string;
      synthetic: boolean;
      resources: {
        name: string;
        path: string;
        bytes: number;
        hash: string;
        schema: { fields: { name: string; type: string; unit?: string }[]; primaryKey?: string[] };
      }[];
    };
    expect([described.profile, described.synthetic]).toEqual(["data-package", true]);
    expect(described.resources.map(({ path }) => path).sort()).toEqual(
      tableNames.map((name) => `${name}.parquet`).sort(),
    );
    const database = await openDuckDb(null);
    for (const { name, path, bytes, hash, schema } of described.resources) {
      expect(name).toMatch(/^[-a-z0-9._/]+$/);
      const file = files.find((own) => own.path === path)!;
      expect([bytes, hash]).toEqual([file.bytes, `sha256:${file.sha256}`]);
      const columns = await database.query<{ column_name: string; column_type: string }>(
        `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet('${join(root, "current", path)}'))`,
      );
      expect(schema.fields.map((field) => field.name)).toEqual(
        columns.map((column) => column.column_name),
      );
      for (const [i, { type }] of schema.fields.entries()) {
        const stored = columns[i]!.column_type;
        const fits = {
          string: stored === "VARCHAR",
          object: stored === "VARCHAR" || stored.startsWith("STRUCT"),
          integer: stored === "INTEGER",
          number: stored === "DOUBLE",
          boolean: stored === "BOOLEAN",
          date: stored === "DATE",
          array: stored.endsWith("[]"),
          any: stored.startsWith("GEOMETRY"),
        }[type];
        expect(fits, `${path} ${schema.fields[i]!.name}: ${type} is ${stored}`).toBe(true);
      }
    }
    await database.close();
  });

  test("says in every Parquet file that it is synthetic, and only then", async () => {
    const database = await openDuckDb(null);
    const marked = async () =>
      Promise.all(
        tableNames.map(async (name) => {
          const path = join(root, "current", `${name}.parquet`);
          const found = await database.query(
            `SELECT 1 FROM parquet_kv_metadata('${path}') WHERE decode(key) = 'synthetic' AND decode(value) = 'true'`,
          );
          return found.length;
        }),
      );
    await writeVersion(root, city(), options);
    expect(new Set(await marked())).toEqual(new Set([1]));
    await writeVersion(root, city(), { ...options, synthetic: false });
    expect(new Set(await marked())).toEqual(new Set([0]));
    await database.close();
  });

  test("keeps the version before it and no other", async () => {
    for (const name of ["a", "b", "c", "d"]) {
      await writeVersion(root, city({ compound: [{ ...compound, name }] }), options);
    }
    expect(readdirSync(join(root, "versions"))).toHaveLength(2);
    expect((await verifyWarehouse(root)).ok).toBe(true);
  });
});

describe("a damaged warehouse says what is wrong and what to do", () => {
  test("none", async () => {
    await expect(openWarehouse(root)).rejects.toMatchObject({ code: "warehouse_missing" });
  });

  test("half copied", async () => {
    await writeVersion(root, city(), options);
    truncateSync(join(root, "current", "proposal.parquet"), 100);
    await expect(openWarehouse(root)).rejects.toMatchObject({
      code: "warehouse_incomplete",
      message: expect.stringContaining("proposal.parquet 为 100 字节"),
    });
  });

  test("of another schema version", async () => {
    await writeVersion(root, city(), options);
    const path = join(root, "current", "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8")) as { schema_version: number };
    writeFileSync(path, JSON.stringify({ ...manifest, schema_version: 1 }));
    await expect(verifyWarehouse(root)).rejects.toMatchObject({ code: "warehouse_schema" });
  });

  test("a file that is not there", async () => {
    await writeVersion(root, city(), options);
    rmSync(join(root, "current", "atlas.duckdb"));
    await expect(verifyWarehouse(root)).rejects.toMatchObject({
      code: "warehouse_incomplete",
      message: expect.stringContaining("atlas.duckdb 缺失"),
    });
  });

  test("a changed byte", async () => {
    await writeVersion(root, city(), options);
    const path = join(root, "current", "atlas.duckdb");
    const bytes = readFileSync(path);
    bytes[bytes.length - 9]! ^= 1;
    writeFileSync(path, bytes);
    const { ok, failures } = await verifyWarehouse(root);
    expect(ok).toBe(false);
    expect(failures).toEqual([expect.stringContaining("atlas.duckdb: sha256 与清单不符")]);
  });

  test("a submission whose rows do not add up", async () => {
    const submission = {
      submission_id: "S1",
      file: "a.csv",
      sha256: "0",
      kind: null,
      unit_id: null,
      units: [],
      period: null,
      status: "accepted",
      encoding: null,
      crs: null,
      crs_evidence: null,
      declared_on: null,
      received_on: null,
      synthetic: false,
      reader: "{}",
      reason_zh: null,
      reason_en: null,
      rows_read: 2,
      rows_accepted: 1,
      rows_merged: 0,
      rows_superseded: 0,
      rows_quarantined: 0,
      rows_structural: 0,
      cells_read: 0,
      cells_used: 0,
      cells_repaired: 0,
      cells_unread: 0,
      cells_kept: 0,
      cells_superseded: 0,
      cells_quarantined: 0,
      cells_structural: 0,
    };
    await writeVersion(root, city({ submission: [submission] }), options);
    const { ok, failures } = await verifyWarehouse(root);
    expect(ok).toBe(false);
    expect(failures.join()).toContain("rows read =");
  });
});
