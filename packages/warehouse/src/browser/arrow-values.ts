import type { ColumnResult, SqlValue } from "../database.js";

/** What this package needs of an Arrow table; the class itself differs between copies of the library. */
export interface ArrowTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly ArrowField[] };
  getChildAt(index: number): ArrowVector | null;
}

interface ArrowField {
  readonly name: string;
  readonly type: ArrowType;
}

interface ArrowType {
  readonly typeId: number;
  /** The item of a list, the fields of a struct. */
  readonly children?: readonly ArrowField[] | null;
}

interface ArrowVector {
  readonly nullCount: number;
  readonly length: number;
  get(index: number): unknown;
  toArray(): unknown;
}

/** Type ids of the Arrow format. @see https://arrow.apache.org/docs/format/Columnar.html */
const dateType = 8;

const dayMs = 86_400_000;

/** Rows of a result as plain objects. */
export function rowsOfArrow(table: ArrowTable): Readonly<Record<string, SqlValue>>[] {
  const { rowCount, columns } = columnsOfArrow(table);
  const names = Object.keys(columns);
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(names.map((name) => [name, columns[name]![row] ?? null])),
  );
}

/** Columns of a result: batches joined, plain numbers as one typed array. */
export function columnsOfArrow(table: ArrowTable): ColumnResult {
  const columns: Record<string, ArrayLike<SqlValue>> = {};
  table.schema.fields.forEach((field, i) => {
    columns[field.name] = valuesOf(table.getChildAt(i)!, field.type);
  });
  return { rowCount: table.numRows, columns };
}

function valuesOf(vector: ArrowVector, type: ArrowType): ArrayLike<SqlValue> {
  if (vector.nullCount === 0 && type.typeId !== dateType) {
    const whole = vector.toArray();
    if (
      whole instanceof Float64Array ||
      whole instanceof Float32Array ||
      whole instanceof Int32Array ||
      whole instanceof Uint8Array
    ) {
      if (whole.length === vector.length) return whole;
    }
  }
  return Array.from({ length: vector.length }, (_, row) => plain(vector.get(row), type));
}

function plain(value: unknown, type: ArrowType | undefined): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (type?.typeId === dateType) return isoDay(value as number | Date);
  if (value instanceof Date) return isoDay(value);
  if (typeof value !== "object" || value instanceof Uint8Array) return value as SqlValue;
  if (isList(value)) {
    const item = type?.children?.[0]?.type;
    return Array.from(value, (each) => plain(each, item));
  }
  if (isStruct(value)) {
    const fields = new Map(type?.children?.map((field) => [field.name, field.type]));
    return Object.fromEntries(
      Object.entries(value.toJSON()).map(([name, inner]) => [name, plain(inner, fields.get(name))]),
    );
  }
  return String(value);
}

const isoDay = (value: number | Date): string =>
  new Date(Math.floor(Number(value) / dayMs) * dayMs).toISOString().slice(0, 10);

const isStruct = (value: object): value is { toJSON(): Record<string, unknown> } =>
  typeof (value as { toJSON?: unknown }).toJSON === "function";

const isList = (value: object): value is Iterable<unknown> =>
  Symbol.iterator in value &&
  typeof (value as { get?: unknown }).get === "function" &&
  "length" in value;
