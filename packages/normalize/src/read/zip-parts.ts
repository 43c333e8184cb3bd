import { unzipSync } from "fflate";

/** Limits that keep a hostile file from taking the machine. */
export const readLimits = {
  /** Of one file, and of everything inside a zip. */
  bytes: 512 * 1024 * 1024,
  /** Of an old workbook, which is read in one piece. */
  xlsBytes: 64 * 1024 * 1024,
  /** Unpacked to packed, of a part larger than `ratioFrom`. */
  ratio: 300,
  ratioFrom: 10_000_000,
  entries: 10_000,
  sheets: 300,
  rows: 1_048_576,
  columns: 16_384,
  /** Of a file, filled or not. */
  cells: 100_000_000,
  /** Characters of one cell. */
  characters: 5_000_000,
  /** Of reading one file. So generous that only a file made to stop the machine meets it, since a limit on time is the one that could
   * refuse on one machine what another reads. */
  seconds: 600,
  /** Of reading a file that is read in one piece and cannot be asked: smaller, as such a file is (`xlsBytes`). */
  secondsInOnePiece: 120,
} as const;

/** A limit was passed; `limit` names it. */
export class LimitExceeded extends Error {
  constructor(
    readonly limit: string,
    readonly found: string,
  ) {
    super(`${limit}: ${found}`);
  }
}

/** Unpacks the wanted parts of a zip within the limits; names that a Chinese Windows wrote in GBK are mended.
 * @throws LimitExceeded, or Error when the bytes are no zip */
export function unzipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  let entries = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize, size }) => {
      entries += 1;
      if (entries > readLimits.entries) throw new LimitExceeded("zip entries", String(entries));
      if (name.endsWith("/") || !wanted(name)) return false;
      total += originalSize;
      if (total > readLimits.bytes) throw new LimitExceeded("unzipped bytes", String(total));
      if (originalSize > readLimits.ratioFrom && originalSize > size * readLimits.ratio)
        throw new LimitExceeded("zip ratio", String(Math.round(originalSize / Math.max(1, size))));
      return true;
    },
  });
  return new Map(Object.entries(parts).map(([name, content]) => [mendedName(name), content]));
}

/** Names without the UTF-8 flag arrive one character a byte. */
function mendedName(name: string): string {
  const codes = [...name].map((letter) => letter.codePointAt(0)!);
  if (!codes.some((code) => code > 0x7f) || codes.some((code) => code > 0xff)) return name;
  const raw = Uint8Array.from(codes);
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(raw);
    } catch {
      continue;
    }
  }
  return name;
}
