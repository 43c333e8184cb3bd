import {
  type Books,
  type CompoundSource,
  type Share,
  assembleChapter,
  draftByChapter,
  knownCompounds,
  parseDecisions,
  parseReference,
  planChapters,
} from "@atlas/normalize";
import type { Row } from "@atlas/schema";
import { type SpooledTable, sha256, spoolTable } from "@atlas/warehouse/node";
import { rowsOfChapter } from "../chapter-tables.js";
import { unpackDraft } from "../drafting/packed-draft.js";

/** What every chapter is settled with once the compounds are, as plain data. */
export interface SettlingMaterials {
  /** Texts of `data/reference/*.csv` by file name. */
  readonly reference: Readonly<Record<string, string>>;
  /** Text of `decisions.jsonl`. */
  readonly decisions: string;
  readonly compounds: CompoundSource;
  /** Of all returns, which say what belongs to which chapter. */
  readonly shares: readonly Share[];
}

/** A chapter to settle, of which no line was in the books. */
export interface SettlingTask {
  readonly chapter: string;
  /** Packed drafts of the files that have a part in it. */
  readonly drafts: readonly Uint8Array[];
  /** A path that nobody else has, to spool rows beside. */
  readonly scratch: string;
}

/** What a chapter puts into a version, as plain data. */
export interface SettledChapter {
  readonly submissions: readonly Row<"submission">[];
  readonly tables: readonly SpooledTable[];
  readonly issueCounts: Books["issueCounts"];
  /** By submission, the digest of what its lines are made of. */
  readonly lines: ReadonlyMap<string, string>;
}

/** @throws AppError `decision_invalid`, `reference_invalid` */
export function makeSettling(materials: SettlingMaterials): (task: SettlingTask) => SettledChapter {
  const reference = parseReference(materials.reference);
  const decisions = parseDecisions(materials.decisions);
  const compounds = knownCompounds(materials.compounds);
  const chapterOf = planChapters(materials.shares, !decisions.none);
  return ({ chapter, drafts, scratch }) => {
    const own = drafts.flatMap(
      (bytes) => draftByChapter(unpackDraft(bytes), chapterOf).get(chapter) ?? [],
    );
    const { records, books } = assembleChapter(own, reference, decisions, compounds);
    const lines = linesOf(books);
    const made = books.make();
    return {
      lines,
      submissions: made.submission,
      issueCounts: made.issueCounts,
      tables: rowsOfChapter(chapter, records, made).map(([name, rows]) =>
        spoolTable(name, rows, `${scratch}.${name}`),
      ),
    };
  };
}

/** By submission, the digest of what its lines in the books are made of. */
export const linesOf = ({
  bases,
}: {
  readonly bases: () => Iterable<readonly [id: string, text: string]>;
}): ReadonlyMap<string, string> =>
  new Map(Array.from(bases(), ([id, text]) => [id, sha256(text)] as const));
