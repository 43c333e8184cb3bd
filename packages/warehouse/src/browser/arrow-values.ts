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
  readonly data: readonly ArrowChunk[];
  get(index: number): unknown;
  toArray(): unknown;
}

/** A batch of a column; of texts its bytes, and where each begins and ends. */
interface ArrowChunk {
  readonly length: number;
  readonly values?: unknown;
  readonly valueOffsets?: unknown;
}

/** Type ids of the Arrow format. @see https://arrow.apache.org/docs/format/Columnar.html */
const dateType = 8;
const textType = 5;

const dayMs = 86_400_000;

/** Rows of a result as plain objects. */
export function rowsOfArrow(table: ArrowTable): Readonly<Record<string, SqlValue>>[] {
  const { rowCount, columns } = columnsOfArrow(table);
  const all = Object.entries(columns);
  return Array.from({ length: rowCount }, (_, i) => {
    const row: Record<string, SqlValue> = {};
    for (const [name, values] of all) row[name] = values[i] ?? null;
    return row;
  });
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
  const texts = type.typeId === textType ? asciiTexts(vector) : null;
  if (texts !== null) return texts;
  if (vector.nullCount === 0 && type.typeId !== textType && type.typeId !== dateType) {
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

const decoder = new TextDecoder();

/** The texts of a column without nulls, decoded a batch at a time: ids are many, and decoding each costs more than the query. Null where a
 * character takes more than one byte, so that bytes and characters do not count alike. */
function asciiTexts({ nullCount, data }: ArrowVector): readonly string[] | null {
  if (nullCount > 0) return null;
  const texts: string[] = [];
  for (const { length, values, valueOffsets: at } of data) {
    if (!(values instanceof Uint8Array) || !(at instanceof Int32Array)) return null;
    const [first, last] = [at[0], at[length]];
    if (first === undefined || last === undefined) return null;
    const batch = decoder.decode(values.subarray(first, last));
    if (batch.length !== last - first || /[^\0-\x7f]/.test(batch)) return null;
    for (let i = 0; i < length; i += 1) texts.push(batch.slice(at[i]! - first, at[i + 1]! - first));
  }
  return texts;
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
