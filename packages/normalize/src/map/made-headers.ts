import type { Code } from "@atlas/schema";
import type { ReferenceData } from "../reference.js";

type Kind = Code<"return_kind">;
const memos = new WeakMap<ReferenceData, Map<Kind, ReadonlyMap<string, string>>>();

/** Headers that a kind's terms make word beside word (管理 and 类型 make 管理类型), each with the field it is read as; made once.
 * @param read the field that a header names, null where it names none clearly */
export function madeHeaders(
  kind: Kind,
  reference: ReferenceData,
  read: (header: string) => string | null,
): ReadonlyMap<string, string> {
  let memo = memos.get(reference);
  if (!memo) memos.set(reference, (memo = new Map()));
  let made = memo.get(kind);
  if (!made) {
    const headers = new Map<string, string>();
    for (const { patterns } of reference.terms.get(kind)?.values() ?? [])
      for (const groups of patterns)
        for (const header of products(groups)) {
          const field = headers.has(header) ? null : read(header);
          if (field !== null) headers.set(header, field);
        }
    memo.set(kind, (made = headers));
  }
  return made;
}

const products = (groups: readonly (readonly string[])[]): readonly string[] =>
  groups.reduce<readonly string[]>(
    (made, group) => made.flatMap((start) => group.map((word) => start + word)),
    [""],
  );
