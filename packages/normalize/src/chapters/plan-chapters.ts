import type { Code, Row } from "@atlas/schema";
import { unitsOf } from "../account/submissions.js";
import { partId, sourceRowIds } from "../assemble/patches.js";
import type { DraftPart, FileDraft } from "../draft/file-draft.js";
import { isSourceRowColumn } from "../draft/workbook-columns.js";

type Kind = Code<"return_kind"> | null;

/** What decides with which others a part of a file is settled. */
export interface Share {
  readonly sha256: string;
  readonly submission_id: string;
  readonly kind: Kind;
  readonly unit_id: string | null;
  /** Units in which its rows lie. */
  readonly units: readonly string[];
  /** Ids of the submissions whose rows a quarantine workbook corrects, as far as they are known here; null for any other file. */
  readonly corrects: readonly string[] | null;
}

/** The share of a part that was drafted. */
export function shareOfPart({ reading: { sha256 } }: FileDraft, part: DraftPart): Share {
  return {
    sha256,
    submission_id: partId(sha256, part),
    kind: part.kind,
    unit_id: part.unit_id,
    units: unitsOf([part]),
    corrects: sourceRowIds(part),
  };
}

/** The share of a submission in the books. */
export function shareOfSubmission(row: Row<"submission">): Share {
  const { sheets } = JSON.parse(row.reader) as {
    readonly sheets: readonly { readonly columns: readonly { readonly label: string }[] }[];
  };
  const isWorkbook = sheets.some(({ columns }) =>
    columns.some(({ label }) => isSourceRowColumn(label)),
  );
  const { sha256, submission_id, unit_id, units } = row;
  // Its rows stand in the returns that they correct, and those share its unit.
  return {
    sha256,
    submission_id,
    kind: row.kind as Kind,
    unit_id,
    units,
    corrects: isWorkbook ? [] : null,
  };
}

const ledgers: ReadonlySet<Kind> = new Set(["consultations", "projects", "proposals"]);
/** Whether a share is of a ledger of events. */
export const isLedger = ({ kind }: Share): boolean => ledgers.has(kind);

/** Office of rows that lie in no known unit. */
const nowhere = "";

/** Parts the returns of a city into chapters: what becomes of a row depends on its own chapter, and for ledgers on the compounds.
 * `compounds` holds registers of compounds and lists of sites, each other kind but ledgers is a chapter, and so are the ledgers of
 * an office; offices that one list or workbook speaks for share theirs, which has the name of the first.
 * @param decided whether persons decided anything: rows of a list without an office may then be placed anywhere
 * @returns the chapter of a share that was given */
export function planChapters(shares: readonly Share[], decided = false): (share: Share) => string {
  const union = unionFind();
  const known = new Set(shares.map(({ submission_id: id }) => id));
  for (const share of shares) {
    if (!isLedger(share)) continue;
    const own = nodeOf(share);
    union.join(own, `submission ${share.submission_id}`);
    const offices = share.unit_id === null ? [nowhere, ...share.units] : [share.unit_id];
    for (const office of offices) union.join(own, `office ${office}`);
    const joinAll = (): void => {
      for (const other of shares) if (isLedger(other)) union.join(own, nodeOf(other));
    };
    if (decided && share.unit_id === null) joinAll();
    for (const target of share.corrects ?? []) {
      if (known.has(target)) union.join(own, `submission ${target}`);
      // It may be a correction that came with it: nobody can say here whose.
      else joinAll();
    }
  }
  const firstOffice = new Map<string, string>();
  for (const node of union.nodes()) {
    if (!node.startsWith("office ")) continue;
    const root = union.root(node);
    const before = firstOffice.get(root);
    if (before === undefined || node < before) firstOffice.set(root, node);
  }
  return (share) => {
    if (!isLedger(share)) return chapterOfKind(share.kind);
    const chapter = firstOffice.get(union.root(nodeOf(share)));
    if (chapter === undefined)
      throw new Error(`normalize: share ${share.submission_id}; expected one that was planned`);
    return chapter;
  };
}

const chapterOfKind = (kind: Kind): string =>
  kind === null ? "unread" : kind === "pilot-sites" ? "compounds" : kind;

/** The rows of a workbook stand in several submissions but come from one sheet. */
const nodeOf = ({ sha256, kind, submission_id: id, corrects }: Share): string =>
  corrects === null ? `submission ${id}` : `workbook ${sha256} ${kind}`;

function unionFind() {
  const parents = new Map<string, string>();
  const root = (node: string): string => {
    const up = parents.get(node) ?? node;
    if (up === node) return node;
    const top = root(up);
    parents.set(node, top);
    return top;
  };
  return {
    root,
    nodes: () => parents.keys(),
    join: (a: string, b: string): void => {
      for (const node of [a, b]) if (!parents.has(node)) parents.set(node, node);
      const [low, high] = [root(a), root(b)].sort() as [string, string];
      parents.set(high, low);
    },
  };
}

/** Parts a draft by the chapters of its parts; a file of which nothing could be read is of the chapter `unread`. */
export function draftByChapter(
  draft: FileDraft,
  chapterOf: (share: Share) => string,
): ReadonlyMap<string, FileDraft> {
  if (draft.parts.length === 0) return new Map([["unread", draft]]);
  const chapters = new Map<string, DraftPart[]>();
  for (const part of draft.parts) {
    const chapter = chapterOf(shareOfPart(draft, part));
    const there = chapters.get(chapter);
    if (there) there.push(part);
    else chapters.set(chapter, [part]);
  }
  return new Map([...chapters].map(([chapter, parts]) => [chapter, { ...draft, parts }]));
}

/** Chapters in the order in which they are settled: compounds first, since ledgers refer to them. */
export const inSettlingOrder = (chapters: Iterable<string>): readonly string[] =>
  [...new Set(chapters)].sort(
    (a, b) => Number(b === "compounds") - Number(a === "compounds") || (a < b ? -1 : 1),
  );
