import { type CaseDescription, comparedDays } from "./case-keys.js";
import { type Part, type PlacedDraft, byAge } from "./live-parts.js";
import { placeFrom } from "./place-from.js";
import type { RecordRows } from "./records.js";

/** A case of which a later row is in quarantine, and that row's place. */
export interface StoppedUpdate {
  readonly record: RecordRows;
  readonly place: string;
}

/** What tells a case of an office without its compound, which a stopped row does not name. */
export type StoppedWords = Pick<CaseDescription, "number" | "topic" | "begun" | "course"> & {
  readonly office: string | null;
};

/** Finds the cases that a stopped row of a later return seems to tell more of: by the office's number, else by the topic and the day on
 * which the case began or two of its steps, where no step is told of another day. Rows that somebody corrected no longer count. */
export function stoppedUpdates(
  parts: readonly Part[],
  kind: Part["kind"],
  records: readonly RecordRows[],
  describe: (placed: PlacedDraft) => StoppedWords,
): readonly StoppedUpdate[] {
  const stopped = new Map<string, Stopped[]>();
  for (const part of parts) {
    if (part.kind !== kind || !part.live) continue;
    for (const row of part.rows) {
      if (row.state !== "quarantined" || part.patched.has(row)) continue;
      const placed = { part, row };
      const words = describe(placed);
      for (const sign of signsOf(words))
        stopped.set(sign, [...(stopped.get(sign) ?? []), { placed, words }]);
    }
  }
  if (stopped.size === 0) return [];
  return records.flatMap((record) => {
    const { current } = record;
    const later = record.rows
      .flatMap((placed) => {
        const words = describe(placed);
        const alike = signsOf(words).flatMap((sign) => stopped.get(sign) ?? []);
        return alike.flatMap((one) => (tellsOf(one.words, words) ? one.placed : []));
      })
      .filter((placed) => byAge(placed.part, current.part) > 0)
      .sort((a, b) => byAge(b.part, a.part));
    const newest = later[0];
    return newest ? [{ record, place: placeFrom(current, newest) }] : [];
  });
}

interface Stopped {
  readonly placed: PlacedDraft;
  readonly words: StoppedWords;
}

/** What two rows must share one of to be compared. */
const signsOf = ({ office, number, topic, begun, course }: StoppedWords): readonly string[] => [
  ...(number === null ? [] : [`${office}|#${number}`]),
  ...(topic === null
    ? []
    : [
        ...(begun?.precision === "day" ? [`${office}|${topic}|${begun.on}`] : []),
        ...course.flatMap((day, i) => (day === null ? [] : [`${office}|${topic}|${i} ${day}`])),
      ]),
];

function tellsOf(stopped: StoppedWords, words: StoppedWords): boolean {
  if (stopped.number !== null && stopped.number === words.number) return true;
  const { same, other } = comparedDays(stopped, words);
  const begun = stopped.begun?.precision === "day" && stopped.begun.on === words.begun?.on;
  return other === 0 && (same >= 2 || begun);
}
