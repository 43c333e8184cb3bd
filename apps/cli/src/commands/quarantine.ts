import { sourceRowText, workbookColumns } from "@atlas/normalize";
import { AppError, isCode } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { syntheticNote } from "../export/synthetic-mark.js";
import { print, say } from "../output.js";
import { given } from "../paths.js";
import { openGiven } from "../require-warehouse.js";
import { fieldChoices, kindLabel } from "../workbook/return-columns.js";
import {
  type ColumnChoices,
  type WorkbookSheet,
  longestCellText,
  writeWorkbook,
} from "@atlas/spreadsheet";
import { writeOutput } from "../write-output.js";

/** Options as they were typed. */
export interface QuarantineCommand {
  readonly out: string;
  readonly unit?: string;
  readonly json?: boolean;
}

interface StoppedRow {
  readonly submission_id: string;
  readonly sheet: string;
  readonly row: number;
  readonly kind: string | null;
  readonly file: string;
  readonly code: string;
  readonly message_zh: string;
  readonly cells: string;
}

const headerRow = 3;

/** `atlas quarantine`: an office's rejected rows in a workbook. Corrected and ingested, it patches exactly these rows. */
export async function quarantine(root: string, options: QuarantineCommand): Promise<number> {
  const { database, manifest } = await openGiven(root);
  try {
    const unit = options.unit === undefined ? null : await unitOf(database, options.unit);
    const rows = await stoppedRows(database, unit);
    const sheets = await sheetsOf(database, rows, manifest.synthetic);
    if (rows.length > 0) await writeOutput(given(options.out), writeWorkbook(sheets));
    const out = rows.length > 0 ? options.out : null;
    if (manifest.synthetic) say(syntheticNote);
    if (options.json)
      print(
        `${JSON.stringify({ unit_id: unit, rows: rows.length, sheets: sheets.length, out })}\n`,
      );
    else if (out === null)
      say("没有被隔离的行, 未写文件 · nothing is quarantined; no file was written");
    else
      say(
        `${rows.length} 行被隔离, 已写入 ${out}: 改正后用 atlas ingest 报回 · ${rows.length} quarantined rows; correct them and ingest the file`,
      );
    return 0;
  } finally {
    await database.close();
  }
}

async function unitOf(database: Database, text: string): Promise<string> {
  const units = await database.query<{ readonly division_id: string; readonly name: string }>(
    "SELECT division_id, name FROM division WHERE level = 'district' AND manager_id = division_id ORDER BY division_id",
  );
  const found = units.filter(
    ({ division_id: id, name }) =>
      id === text || name === text || name.replace(/[区县市]$/, "") === text,
  );
  if (found.length === 1) return found[0]!.division_id;
  throw new AppError(
    "usage",
    `atlas: --unit ${text}; 应为其中一个 · expected one of ${units.map(({ division_id: id, name }) => `${name} (${id})`).join(", ")}`,
    { unit: text },
  );
}

function stoppedRows(database: Database, unit: string | null): Promise<readonly StoppedRow[]> {
  return database.query<StoppedRow>(
    `SELECT q.submission_id, q.sheet, q."row", q.kind, s.file, q.code, q.message_zh, q.cells
     FROM quarantine q JOIN submission s USING (submission_id)
     WHERE ?::VARCHAR IS NULL OR s.unit_id = ?
     ORDER BY q.kind NULLS LAST, s.file, q.sheet, q."row"`,
    [unit, unit],
  );
}

/** One sheet for each kind and set of headings: rows under other headings would not fit the same columns. */
async function sheetsOf(
  database: Database,
  rows: readonly StoppedRow[],
  synthetic: boolean,
): Promise<readonly WorkbookSheet[]> {
  const fields = await fieldsOf(database);
  const headingsOf = new Map<string, string[]>();
  const groups = new Map<string, StoppedRow[]>();
  for (const row of rows) {
    const place = `${row.submission_id}|${row.sheet}`;
    const headings = headingsOf.get(place) ?? [];
    headingsOf.set(place, headings);
    for (const name of [...(fields.get(place)?.keys() ?? []), ...Object.keys(cellsOf(row))])
      if (!headings.includes(name)) headings.push(name);
  }
  for (const row of rows) {
    const headings = headingsOf.get(`${row.submission_id}|${row.sheet}`)!;
    const key = JSON.stringify([row.kind, [...headings].sort()]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0]!;
    const place = `${first.submission_id}|${first.sheet}`;
    return sheetOf(group, headingsOf.get(place)!, fields.get(place) ?? new Map(), synthetic);
  });
}

/** As much of a text as a cell holds; a character of two units is not cut in half. */
function cut<T extends string | null>(text: T): T | string {
  if (text === null || text.length <= longestCellText) return text;
  return text.slice(0, longestCellText).replace(/[\ud800-\udbff]$/, "");
}

function sheetOf(
  group: readonly StoppedRow[],
  headings: readonly string[],
  fields: ReadonlyMap<string, string>,
  synthetic: boolean,
): WorkbookSheet {
  const { kind } = group[0]!;
  const own = [workbookColumns.sourceRow, workbookColumns.reason, workbookColumns.sourceFile];
  const choices = headings.flatMap((heading, i): ColumnChoices[] => {
    const field = fields.get(heading);
    if (kind === null || field === undefined || !isCode("return_kind", kind)) return [];
    const found = fieldChoices(kind, field);
    if (!found) return [];
    return [
      {
        column: own.length + i,
        fromRow: headerRow + 1,
        toRow: headerRow + group.length,
        items: found.items,
        prompt: found.several ? "可多选, 用顿号连接" : "从列表中选择 · choose from the list",
        strict: false,
      },
    ];
  });
  const advice =
    kind === null
      ? "以下各行没有识别出表头, 请改用模板 (atlas template) 重新报送"
      : "请按问题列改正各行, 不要改动灰色的前三列, 改好后整份报回";
  return {
    name: kindLabel(kind),
    rows: [
      [`${synthetic ? "合成示例数据 " : ""}${kindLabel(kind)} 更正表: ${advice}`],
      ["填报日期:", null],
      [...own, ...headings],
      ...group.map((row) => {
        const cells = cellsOf(row);
        const long = headings.filter((heading) => (cells[heading]?.length ?? 0) > longestCellText);
        return [
          sourceRowText(row),
          cut(
            long.length === 0
              ? row.message_zh
              : `${long.join("、")} 过长, 表格只容 ${longestCellText} 字, 已截断, 请补全。${row.message_zh}`,
          ),
          `${row.file}${row.sheet === "" ? "" : ` ${row.sheet}`} 第 ${row.row} 行`,
          ...headings.map((heading) => cut(cells[heading] ?? null)),
        ];
      }),
    ],
    headerRow,
    choices,
    greyColumns: [0, 1, 2],
  };
}

/** `submission|sheet` → heading → column of the table, from the column maps. */
async function fieldsOf(
  database: Database,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const maps = await database.query<{
    readonly place: string;
    readonly heading: string;
    readonly field: string;
  }>(
    `SELECT submission_id || '|' || sheet AS place, source_column AS heading, column_name AS field
     FROM lineage WHERE record_id IS NULL ORDER BY ALL`,
  );
  const byPlace = new Map<string, Map<string, string>>();
  for (const { place, heading, field } of maps) {
    const own = byPlace.get(place) ?? new Map<string, string>();
    byPlace.set(place, own);
    if (!own.has(heading)) own.set(heading, field);
  }
  return byPlace;
}

const cellsOf = ({ cells }: StoppedRow): Readonly<Record<string, string>> =>
  JSON.parse(cells) as Record<string, string>;
