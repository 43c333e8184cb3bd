/** A field, or an element of a list, with its type as the compact protocol numbers it: 1 true, 2 false, 3 byte, 4 to 6 integers, 7 double,
 * 8 binary, 9 list, 10 set, 12 struct. */
export interface ThriftField {
  readonly type: number;
  readonly value: ThriftValue;
}

export type ThriftValue = bigint | Uint8Array | ThriftList | ThriftStruct;

/** Elements of one type; a boolean is one byte. */
export interface ThriftList {
  readonly of: number;
  readonly items: readonly ThriftValue[];
}

/** Fields by their number, in ascending order. */
export type ThriftStruct = ReadonlyMap<number, ThriftField>;

const types = { true: 1, false: 2, byte: 3, double: 7, binary: 8, list: 9, set: 10, struct: 12 };
const isInteger = (type: number): boolean => type >= 4 && type <= 6;

/** Reads a struct of Thrift's compact protocol, as the footer of a Parquet file is; fields that nobody names are kept.
 * @throws Error of a type that it does not know (a map), or where the bytes end early */
export function readThrift(bytes: Uint8Array): ThriftStruct {
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length)
      throw new Error(`thrift: ${bytes.length} bytes; expected ${length} more at ${at}`);
    return bytes.subarray(at, (at += length));
  };
  const byte = (): number => take(1)[0]!;
  const unsigned = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const next = byte();
      value |= BigInt(next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  };
  const signed = (): bigint => {
    const value = unsigned();
    return (value >> 1n) ^ -(value & 1n);
  };
  const list = (): ThriftList => {
    const head = byte();
    const of = head & 0x0f;
    const size = head >> 4 === 15 ? Number(unsigned()) : head >> 4;
    return {
      of,
      items: Array.from({ length: size }, () =>
        of === types.true || of === types.false ? take(1) : valueOf(of),
      ),
    };
  };
  const struct = (): ThriftStruct => {
    const fields = new Map<number, ThriftField>();
    for (let id = 0; ;) {
      const head = byte();
      if (head === 0) return fields;
      id = head >> 4 === 0 ? Number(signed()) : id + (head >> 4);
      const type = head & 0x0f;
      fields.set(id, { type, value: valueOf(type) });
    }
  };
  const valueOf = (type: number): ThriftValue => {
    if (isInteger(type)) return signed();
    switch (type) {
      case types.true:
      case types.false:
        return take(0);
      case types.byte:
        return take(1);
      case types.double:
        return take(8);
      case types.binary:
        return take(Number(unsigned()));
      case types.list:
      case types.set:
        return list();
      case types.struct:
        return struct();
    }
    throw new Error(`thrift: type ${type} at ${at}; expected 1 to 10 or 12`);
  };
  return struct();
}

/** Writes a struct; one that was read gives the bytes it was read from, if those were written in the shortest form. */
export function writeThrift(given: ThriftStruct): Uint8Array {
  const parts: Uint8Array[] = [];
  const unsigned = (value: bigint): void => {
    const bytes: number[] = [];
    for (; value >= 0x80n; value >>= 7n) bytes.push(Number(value & 0x7fn) | 0x80);
    parts.push(Uint8Array.from([...bytes, Number(value)]));
  };
  const signed = (value: bigint): void => unsigned(value < 0n ? -2n * value - 1n : 2n * value);
  const struct = (fields: ThriftStruct): void => {
    let before = 0;
    for (const [id, { type, value }] of fields) {
      const step = id - before;
      if (step > 0 && step <= 15) parts.push(Uint8Array.of((step << 4) | type));
      else {
        parts.push(Uint8Array.of(type));
        signed(BigInt(id));
      }
      before = id;
      put(type, value);
    }
    parts.push(Uint8Array.of(0));
  };
  const put = (type: number, value: ThriftValue): void => {
    if (typeof value === "bigint") signed(value);
    else if (value instanceof Uint8Array) {
      if (type === types.binary) unsigned(BigInt(value.length));
      parts.push(value);
    } else if ("items" in value) {
      const { of, items } = value;
      parts.push(Uint8Array.of((Math.min(items.length, 15) << 4) | of));
      if (items.length >= 15) unsigned(BigInt(items.length));
      for (const item of items) put(of, item);
    } else struct(value);
  };
  struct(given);
  return Buffer.concat(parts);
}
