import { AppError, toCsv } from "@atlas/schema";
import { writeWorkbook } from "@atlas/spreadsheet";
import type { Database } from "@atlas/warehouse";
import type { Manifest } from "@atlas/warehouse";
import { writeOutput } from "../write-output.js";

/** What was written. */
export interface AdoptedPlan {
  readonly out: string;
  readonly batch: number;
  readonly rows: number;
}

interface SiteLine {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly township: string | null;
  readonly community: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

const headings = [
  "点位名称",
  "区县",
  "街道",
  "社区",
  "经度(WGS-84)",
  "纬度(WGS-84)",
  "批次",
  "年度",
  "状态",
];
const title = "示范点名单";

/**
 * Writes a selection as a return of demonstration sites (xlsx, or csv by the file's name), which ingested like any other sets their batch: the one after the last.
 * @throws AppError `usage` for another kind of file
 */
export async function adoptPlan(
  database: Database,
  manifest: Pick<Manifest, "as_of" | "synthetic">,
  selected: readonly string[],
  out: string,
): Promise<AdoptedPlan> {
  const isCsv = out.endsWith(".csv");
  if (!isCsv && !out.endsWith(".xlsx"))
    throw new AppError("usage", `atlas: --out ${out}; 应为 .xlsx 或 .csv · expected .xlsx or .csv`);
  const [{ batch }] = (await database.query<{ batch: number }>(
    "SELECT CAST(coalesce(max(batch), 0) + 1 AS DOUBLE) AS batch FROM pilot_site",
  )) as [{ batch: number }];
  const lines = await database.query<SiteLine>(
    `SELECT c.compound_id AS id, c.name, u.name AS unit, t.name AS township, m.name AS community, c.lon, c.lat
     FROM compound c LEFT JOIN division u ON u.division_id = c.unit_id LEFT JOIN division t ON t.division_id = c.township_id
       LEFT JOIN division m ON m.division_id = c.community_id
     WHERE list_contains(CAST(CAST(? AS JSON) AS VARCHAR[]), c.compound_id)`,
    [JSON.stringify(selected)],
  );
  const byId = new Map(lines.map((line) => [line.id, line]));
  const year = Number(manifest.as_of.slice(0, 4));
  const rows = selected.map((id) => {
    const line = byId.get(id)!;
    return [
      line.name,
      line.unit,
      line.township,
      line.community,
      line.lon,
      line.lat,
      batch,
      year,
      "计划",
    ];
  });
  const facts = [
    `${title}${manifest.synthetic ? " (合成示例)" : ""}`,
    `填报日期: ${manifest.as_of}`,
  ];
  if (isCsv) {
    const records = rows.map((row) =>
      Object.fromEntries(headings.map((name, i) => [name, row[i]])),
    );
    await writeOutput(out, `${facts.join(" ")}\n${toCsv(headings, records)}`);
  } else
    await writeOutput(
      out,
      writeWorkbook([{ name: title, rows: [facts, headings, ...rows], headerRow: 1 }]),
    );
  return { out, batch, rows: rows.length };
}
