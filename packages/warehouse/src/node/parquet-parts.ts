import {
  type ThriftField,
  type ThriftList,
  type ThriftStruct,
  readThrift,
  writeThrift,
} from "./thrift-compact.js";

/** Row groups of a Parquet file that follow each other, with their bytes; their offsets are those in a file of their own. */
export interface ParquetPart {
  readonly bytes: Uint8Array;
  readonly groups: readonly ThriftStruct[];
}

/** A Parquet file taken apart. */
export interface ParquetFile {
  /** What its footer says but for rows and row groups: files of one table and one writer have the same. */
  readonly head: ThriftStruct;
  readonly body: ParquetPart;
}

// Numbers of fields in the Parquet format's `parquet.thrift`.
const fileRows = 3;
const fileGroups = 4;
const groupColumns = 1;
const groupRows = 3;
const groupOffset = 5;
const groupOrdinal = 7;
const chunkOffsets = [2, 4, 6];
const chunkMetadata = 3;
const metadataPath = 3;
const firstPages = [11, 9];
const metadataOffsets = [9, 10, 11, 14];
const metadataStatistics = 12;
const statisticsMaximum = 5;
const statisticsMinimum = 6;

const magic = new TextEncoder().encode("PAR1");
/** Where the first row group begins. */
const begin = BigInt(magic.length);
const integer = { i16: 4, i64: 6 };

const textOf = (field: ThriftField | undefined): string | null =>
  field === undefined ? null : new TextDecoder().decode(field.value as Uint8Array);
const itemsOf = (field: ThriftField | undefined): readonly ThriftStruct[] =>
  field === undefined ? [] : ((field.value as ThriftList).items as readonly ThriftStruct[]);
const metadataOf = (chunk: ThriftStruct): ThriftStruct =>
  chunk.get(chunkMetadata)!.value as ThriftStruct;

/** Takes a file apart, as DuckDB or `joinParts` writes it: nothing lies between its row groups that is not theirs. */
export function readParts(file: Uint8Array): ParquetFile {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = view.getUint32(file.length - magic.length - 4, true);
  const end = file.length - magic.length - 4 - length;
  const footer = readThrift(file.subarray(end, end + length));
  const head = new Map([...footer].filter(([id]) => id !== fileRows && id !== fileGroups));
  const groups = itemsOf(footer.get(fileGroups));
  return { head, body: { bytes: file.subarray(magic.length, end), groups } };
}

/** The parts of a body by what a column's values have in common; a part that its row groups share with another is left out.
 * @param column path of a column of text by which the rows are ordered
 * @param partOf the part of a value */
export function partsBy(
  { bytes, groups }: ParquetPart,
  column: string,
  partOf: (value: string) => string,
): ReadonlyMap<string, ParquetPart> {
  const found = new Map<string, { from: bigint; to: bigint; groups: ThriftStruct[] }>();
  const shared = new Set<string>();
  groups.forEach((group, i) => {
    const [from, to] = [
      firstPage(group),
      i + 1 < groups.length ? firstPage(groups[i + 1]!) : begin + BigInt(bytes.length),
    ];
    const range = rangeOf(group, column);
    const [first, last] = [range && partOf(range.minimum), range && partOf(range.maximum)];
    for (const part of [first, last]) if (part !== null && first !== last) shared.add(part);
    if (first === null) return;
    const there = found.get(first);
    if (there && there.to !== from) shared.add(first);
    if (there) {
      there.to = to;
      there.groups.push(group);
    } else found.set(first, { from, to, groups: [group] });
  });
  return new Map(
    [...found].flatMap(([part, { from, to, groups: own }]) =>
      shared.has(part)
        ? []
        : [
            [
              part,
              {
                bytes: bytes.subarray(Number(from - begin), Number(to - begin)),
                groups: own.map((group) => moved(group, begin - from, 0)),
              },
            ] as const,
          ],
    ),
  );
}

/** One file of several parts; the same parts give the same bytes, wherever they come from. */
export function joinParts(head: ThriftStruct, parts: readonly ParquetPart[]): Uint8Array {
  const groups: ThriftStruct[] = [];
  let at = 0n;
  for (const part of parts) {
    for (const group of part.groups) groups.push(moved(group, at, groups.length));
    at += BigInt(part.bytes.length);
  }
  const rows = groups.reduce((sum, group) => sum + (group.get(groupRows)!.value as bigint), 0n);
  const footer = writeThrift(
    new Map(
      [
        ...head,
        [fileRows, { type: integer.i64, value: rows }] as const,
        [fileGroups, { type: 9, value: { of: 12, items: groups } }] as const,
      ].sort(([a], [b]) => a - b),
    ),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([magic, ...parts.map(({ bytes }) => bytes), footer, length, magic]);
}

/** Whether two files have the same columns, marks and writer. */
export const sameHead = (a: ThriftStruct, b: ThriftStruct): boolean =>
  Buffer.compare(writeThrift(a), writeThrift(b)) === 0;

const firstPage = (group: ThriftStruct): bigint =>
  itemsOf(group.get(groupColumns))
    .map((chunk) => {
      const metadata = metadataOf(chunk);
      const page = firstPages.find((id) => metadata.has(id))!;
      return metadata.get(page)!.value as bigint;
    })
    .reduce((least, offset) => (offset < least ? offset : least));

function rangeOf(group: ThriftStruct, column: string) {
  const chunk = itemsOf(group.get(groupColumns)).find((one) => {
    const path = metadataOf(one).get(metadataPath)!.value as ThriftList;
    return path.items.length === 1 && textOf({ type: 8, value: path.items[0]! }) === column;
  });
  const statistics = chunk && metadataOf(chunk).get(metadataStatistics);
  const said = statistics?.value as ThriftStruct | undefined;
  const minimum = textOf(said?.get(statisticsMinimum));
  const maximum = textOf(said?.get(statisticsMaximum));
  return minimum === null || maximum === null ? null : { minimum, maximum };
}

/** A row group that lies elsewhere. */
function moved(group: ThriftStruct, by: bigint, ordinal: number): ThriftStruct {
  const shift = (struct: ThriftStruct, ids: readonly number[]): ThriftStruct =>
    new Map(
      [...struct].map(([id, field]) => {
        const value = field.value;
        // A place that is not told is written as 0 by some.
        return [
          id,
          ids.includes(id) && typeof value === "bigint" && value !== 0n
            ? { ...field, value: value + by }
            : field,
        ] as const;
      }),
    );
  return new Map(
    [...shift(group, [groupOffset])].map(([id, field]) => {
      if (id === groupOrdinal) return [id, { ...field, value: BigInt(ordinal) }] as const;
      if (id !== groupColumns) return [id, field] as const;
      const { of, items } = field.value as ThriftList;
      const chunks = (items as readonly ThriftStruct[]).map((chunk) => {
        const metadata = chunk.get(chunkMetadata)!;
        return new Map([
          ...shift(chunk, chunkOffsets),
          [
            chunkMetadata,
            { ...metadata, value: shift(metadata.value as ThriftStruct, metadataOffsets) },
          ] as const,
        ]);
      });
      return [id, { ...field, value: { of, items: chunks } }] as const;
    }),
  );
}
