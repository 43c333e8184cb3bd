import type { Door } from "./parse-door.js";
import type { ParsedRecord } from "./score-pair.js";

/** Marks listings at a house number where no list has two: there a listing that is named by its door and one with a name of its own can only be
 * one compound. A second listing at the number, with an annex or without, leaves it open which one is meant. */
export function withLoneDoors(parsed: readonly ParsedRecord[]): readonly ParsedRecord[] {
  const seen = new Set<string>();
  const crowded = new Set<string>();
  const keys = parsed.map(keysOf);
  for (const [i, { record }] of parsed.entries())
    for (const key of keys[i]!)
      for (const list of record.returns) {
        const listed = `${key}|${list}`;
        if (seen.has(listed)) crowded.add(key);
        else seen.add(listed);
      }
  return parsed.map((one, i) =>
    keys[i]!.length > 0 && !keys[i]!.some((key) => crowded.has(key))
      ? { ...one, atLoneDoor: true }
      : one,
  );
}

/** The house numbers of a listing's address and names. */
function keysOf({ door, names }: ParsedRecord): readonly string[] {
  const keys = door === null ? [] : [keyOf(door)];
  for (const { door: named } of names) {
    if (named === null) continue;
    const key = keyOf(named);
    if (!keys.includes(key)) keys.push(key);
  }
  return keys;
}

const keyOf = ({ road, section, number }: Door): string => `${road}|${section}|${number}`;
