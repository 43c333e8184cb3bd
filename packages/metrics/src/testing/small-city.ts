import { type Row, type TableName, createTableSql, tableNames, tables } from "@atlas/schema";
import type { Database, SqlParameter } from "@atlas/warehouse";
import { openDuckDb } from "@atlas/warehouse/node";

/** Columns that figures read, but for lists and structs. */
type Plain<N extends TableName> = {
  readonly [C in keyof Row<N> as Row<N>[C] extends SqlParameter ? C : never]?: Row<N>[C];
};

/** A proposal's escalation; its list is given as JSON. */
export interface SmallEscalation {
  readonly level: string | null;
  readonly on: string | null;
  readonly reason: string | null;
  readonly returned: boolean | null;
}

type SmallProposal = Plain<"proposal"> & {
  readonly escalations?: readonly SmallEscalation[] | null;
};

/** Lists and the struct of a consultation; they are given as JSON. */
interface ConsultationLists {
  readonly forms?: readonly string[] | null;
  readonly actors?: readonly string[] | null;
  readonly lists?: Readonly<Record<"guidance" | "positive" | "negative", string | null>> | null;
}

/** A city of a few rows, as much of each as a test cares for. */
export interface SmallCity {
  readonly division: readonly Plain<"division">[];
  readonly compound: readonly Plain<"compound">[];
  readonly consultation: readonly (Plain<"consultation"> & ConsultationLists)[];
  readonly project: readonly Plain<"project">[];
  readonly pilot_site: readonly Plain<"pilot_site">[];
  readonly submission: readonly Plain<"submission">[];
  readonly assessment?: readonly Plain<"assessment">[];
  readonly council?: readonly Plain<"council">[];
  readonly proposal?: readonly SmallProposal[];
}

const required: Partial<Record<TableName, Readonly<Record<string, string>>>> = {
  compound: { aliases: "[]", name: "'小区'" },
  division: { name: "'区划'" },
  project: { consulted: "'unknown'" },
  pilot_site: { status: "'planned'" },
  submission: {
    submission_id: "'s'",
    file: "'f.csv'",
    units: "[]",
    sha256: "''",
    status: "'accepted'",
    synthetic: "true",
    reader: "'{}'",
    rows_read: "0",
    rows_accepted: "0",
    rows_merged: "0",
    rows_superseded: "0",
    rows_quarantined: "0",
    rows_structural: "0",
    cells_read: "0",
    cells_used: "0",
    cells_repaired: "0",
    cells_unread: "0",
    cells_kept: "0",
    cells_superseded: "0",
    cells_quarantined: "0",
    cells_structural: "0",
  },
};

/** A real DuckDB in memory with the tables of the warehouse and these rows. Each shape of query is EXPLAINed before it is first run. */
export async function openSmallCity(city: SmallCity): Promise<Database> {
  const database = await openDuckDb(null);
  for (const name of tableNames) await database.query(createTableSql(tables[name]));
  for (const [name, rows] of Object.entries(city) as [TableName, readonly object[]][]) {
    const alike = new Map<string, object[]>();
    for (const row of rows) {
      const columns = Object.keys(row).join();
      alike.set(columns, [...(alike.get(columns) ?? []), row]);
    }
    for (const group of alike.values()) await insertRows(database, name, group);
  }
  return explaining(database);
}

/** Inserts rows that give the same columns, in one statement. */
async function insertRows(
  database: Database,
  name: TableName,
  rows: readonly object[],
): Promise<void> {
  const given = Object.keys(rows[0]!);
  const others = Object.entries(required[name] ?? {}).filter(([column]) => !given.includes(column));
  const columns = [...given, ...others.map(([column]) => column)].map((column) => `"${column}"`);
  const values = [
    ...given.map((column) => valueSql[column] ?? "?"),
    ...others.map(([, value]) => value),
  ];
  await database.query(
    `INSERT INTO "${name}" (${columns.join(", ")}) VALUES ${rows.map(() => `(${values.join(", ")})`).join(", ")}`,
    rows.flatMap((row) => Object.values(row).map(plain)),
  );
}

const plain = (value: unknown): SqlParameter =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : (value as SqlParameter);

/** How a column whose rows are given as JSON is written. */
const valueSql: Readonly<Record<string, string>> = {
  escalations:
    'CAST(CAST(? AS JSON) AS STRUCT(level VARCHAR, "on" DATE, reason VARCHAR, returned BOOLEAN)[])',
  forms: "CAST(CAST(? AS JSON) AS VARCHAR[])",
  actors: "CAST(CAST(? AS JSON) AS VARCHAR[])",
  lists: "CAST(CAST(? AS JSON) AS STRUCT(guidance VARCHAR, positive VARCHAR, negative VARCHAR))",
};

const explained = new Set<string>();

/** The same database, made to plan each shape of query before it is first run. */
function explaining(database: Database): Database {
  const plan = async (sql: string, parameters: readonly SqlParameter[] = []): Promise<void> => {
    if (explained.has(sql)) return;
    await database.query(`EXPLAIN ${sql}`, parameters);
    explained.add(sql);
  };
  return {
    query: async <R>(sql: string, parameters?: readonly SqlParameter[]) => {
      await plan(sql, parameters);
      return database.query<R>(sql, parameters);
    },
    queryColumns: async (sql, parameters) => {
      await plan(sql, parameters);
      return database.queryColumns(sql, parameters);
    },
    close: () => database.close(),
  };
}

/** Units of the small city: two that a test may make report, and one. */
export const places = {
  city: "510100",
  units: ["510104", "510105", "CD-GX"],
  townships: ["510104001000", "510104002000", "510105001000", "510109001000"],
  communities: ["510104001001", "510104002001", "510105001001", "510109001001"],
  managers: ["510104", "510104", "510105", "CD-GX"],
} as const;

/** The divisions of the small city: three units, four townships with a community each. */
export const smallDivisions: SmallCity["division"] = [
  { division_id: places.city, level: "city", parent_id: null, manager_id: null },
  ...places.units.map((id) => ({
    division_id: id,
    level: "district",
    parent_id: places.city,
    manager_id: id,
  })),
  ...places.townships.map((id, i) => ({
    division_id: id,
    level: "township",
    parent_id: places.units[i]?.startsWith("CD") ? "510109" : id.slice(0, 6),
    manager_id: places.managers[i]!,
  })),
  ...places.communities.map((id, i) => ({
    division_id: id,
    level: "community",
    parent_id: places.townships[i]!,
    manager_id: places.managers[i]!,
  })),
];
