import { finding } from "../draft/file-draft.js";
import { type Part, isDeclared } from "./live-parts.js";
import type { Outcomes } from "./records.js";

/** Findings for returns that came only after one of the same kind, unit and period that declares a later date. The dates that the
 * returns bear say so, never the order in which they are read; where a return bears none, nothing is said. */
export function olderAfterNewer(parts: readonly Part[]): Outcomes["issues"] {
  const returns = new Map<string, Part[]>();
  for (const part of parts) {
    if (part.kind === null || !isDeclared(part)) continue;
    const key = `${part.kind}|${part.unit_id}|${part.period}`;
    const there = returns.get(key);
    if (there) there.push(part);
    else returns.set(key, [part]);
  }
  return [...returns.values()].flatMap((same) =>
    same.flatMap((part) => {
      const { declared_on: declared, received_on: received } = part;
      if (!part.replaced || declared === null || received === null) return [];
      const before = same
        .filter((other) => (other.declared_on ?? "") > declared)
        .flatMap((other) => other.received_on ?? [])
        .sort()[0];
      if (before === undefined || before >= received) return [];
      const issue = finding("return_older_after_newer", null, null, received, null, {
        declared,
        before,
      });
      return [{ part, issue }];
    }),
  );
}
