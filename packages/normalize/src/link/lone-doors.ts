import type { Door } from "./parse-door.js";
import type { ParsedRecord } from "./score-pair.js";

/** Marks listings at a house number where no list has two: there a listing that is named by its door and one with a name of its own can only be
 * one compound. A second listing at the number, with an annex or without, leaves it open which one is meant. */
export function withLoneDoors(parsed: readonly ParsedRecord[]): readonly ParsedRecord[] {
  const listed = new Map<string, Map<string, number>>();
  for (const one of parsed)
    for (const key of keysOf(one)) {
      const lists = listed.get(key) ?? new Map<string, number>();
      listed.set(key, lists);
      for (const id of one.record.returns) lists.set(id, (lists.get(id) ?? 0) + 1);
    }
  return parsed.map((one) => {
    const keys = keysOf(one);
    const isLone =
      keys.length > 0 &&
      keys.every((key) => [...listed.get(key)!.values()].every((count) => count === 1));
    return isLone ? { ...one, atLoneDoor: true } : one;
  });
}

/** The house numbers of a listing's address and names. */
const keysOf = ({ door, names }: ParsedRecord): readonly string[] => [
  ...new Set(
    [door, ...names.map((name) => name.door)].flatMap((one) => (one === null ? [] : [keyOf(one)])),
  ),
];

const keyOf = ({ road, section, number }: Door): string => `${road}|${section}|${number}`;
