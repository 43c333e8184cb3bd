import { type CaseDescription } from "./case-keys.js";
import { type Part, type PlacedDraft, byAge } from "./live-parts.js";
import { placeFrom } from "./place-from.js";
import type { RecordRows } from "./records.js";

/** A case of which a later row is in quarantine, and that row's place. */
export interface StoppedUpdate {
  readonly record: RecordRows;
  readonly place: string;
}

/** What tells a case of an office without its compound, which a stopped row does not name. */
export type StoppedWords = Pick<CaseDescription, "number" | "topic" | "begun"> & {
  readonly office: string | null;
};

/** Finds the cases that a stopped row of a later return seems to tell more of: by the office's number, else by the topic and the day on
 * which the case began. Rows that somebody corrected no longer count. */
export function stoppedUpdates(
  parts: readonly Part[],
  kind: Part["kind"],
  records: readonly RecordRows[],
  describe: (placed: PlacedDraft) => StoppedWords,
): readonly StoppedUpdate[] {
  const stopped = new Map<string, PlacedDraft[]>();
  for (const part of parts) {
    if (part.kind !== kind || !part.live) continue;
    for (const row of part.rows) {
      if (row.state !== "quarantined" || part.patched.has(row)) continue;
      const placed = { part, row };
      for (const sign of signsOf(describe(placed)))
        stopped.set(sign, [...(stopped.get(sign) ?? []), placed]);
    }
  }
  if (stopped.size === 0) return [];
  return records.flatMap((record) => {
    const { current } = record;
    const signs = new Set(record.rows.flatMap((placed) => signsOf(describe(placed))));
    const later = [...signs]
      .flatMap((sign) => stopped.get(sign) ?? [])
      .filter((placed) => byAge(placed.part, current.part) > 0)
      .sort((a, b) => byAge(b.part, a.part));
    const newest = later[0];
    return newest ? [{ record, place: placeFrom(current, newest) }] : [];
  });
}

const signsOf = ({ office, number, topic, begun }: StoppedWords): readonly string[] => [
  ...(number === null ? [] : [`${office}|#${number}`]),
  ...(topic === null || begun?.precision !== "day" ? [] : [`${office}|${topic}|${begun.on}`]),
];
