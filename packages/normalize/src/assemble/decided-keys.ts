import { placeOf } from "@atlas/divisions";
import { type Decisions, recordKeyText } from "../decide/decisions.js";
import type { Part, PlacedDraft } from "./live-parts.js";
import { textOf } from "../draft/row-values.js";

/** The key by which decisions name the record of a row. */
export function decisionKey({ part, row }: PlacedDraft): string {
  const { values } = row;
  return recordKeyText({
    kind: part.kind!,
    unit_id: part.unit_id ?? textOf(values, "unit_id"),
    office_number: textOf(values, "office_number"),
    name: textOf(values, part.kind === "compounds" ? "name" : "compound"),
    community_id: textOf(values, "community_id"),
  });
}

/** Keys of compounds with what people decided: records said to be the same share a key, records said to be apart never do. */
export function decidedKeys(
  rows: readonly PlacedDraft[],
  identify: (placed: PlacedDraft) => string,
  decisions: Decisions,
): (placed: PlacedDraft) => string {
  if (decisions.none) return identify;
  const keyOf = new Map<PlacedDraft["row"], string>();
  const holders = new Map<string, Set<string>>();
  const subjects = new Set<string>();
  for (const placed of rows) {
    const subject = decisionKey(placed);
    const key = identify(placed);
    keyOf.set(placed.row, key);
    const decided = decisions.sameAs(subject).length > 0 || decisions.apartFrom(subject).length > 0;
    if (!decided) continue;
    subjects.add(subject);
    holders.set(subject, (holders.get(subject) ?? new Set<string>()).add(key));
  }
  if (subjects.size === 0) return (placed) => keyOf.get(placed.row)!;
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    const up = parent.get(key);
    return up === undefined || up === key ? key : root(up);
  };
  const ownKey = (subject: string, key: string): string => {
    const others = decisions.apartFrom(subject);
    const first = others.every((other) => !holders.get(other)?.has(key) || subject < other);
    return first ? key : `${key}|apart|${subject}`;
  };
  for (const subject of [...subjects].sort()) {
    for (const other of decisions.sameAs(subject)) {
      for (const a of holders.get(subject) ?? [])
        for (const b of holders.get(other) ?? []) {
          const [low, high] = [root(ownKey(subject, a)), root(ownKey(other, b))].sort() as [
            string,
            string,
          ];
          if (low !== high) parent.set(high, low);
        }
    }
  }
  return (placed) => root(ownKey(decisionKey(placed), keyOf.get(placed.row)!));
}

/** Parts in which the records that people placed lie where they were placed. */
export function placedByPeople(parts: readonly Part[], decisions: Decisions): readonly Part[] {
  if (decisions.none) return parts;
  return parts.map((part) => {
    if (part.kind === null) return part;
    const rows = part.rows.map((row) => {
      if (row.state !== "accepted" || part.patched.has(row)) return row;
      const community = decisions.placed(decisionKey({ part, row }));
      if (community === null) return row;
      return { ...row, values: { ...row.values, ...placeOf(community) } };
    });
    return { ...part, rows };
  });
}
