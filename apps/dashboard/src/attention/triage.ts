import type { AttentionItem } from "@atlas/metrics";

/** What somebody has said of an item. */
export interface TriageEntry {
  /** `noted`: it was given a note and nothing else. */
  readonly state: "seen" | "noted" | "done";
  /** Text; no names of persons. */
  readonly note: string;
  /** Evidence of the item when it was said. */
  readonly evidence: string;
  /** As-of day of the warehouse then. */
  readonly as_of: string;
}

export type Triage = Readonly<Record<string, TriageEntry>>;

/** `changed`: something was said of it, and its evidence has changed since. */
export type TriageState = "new" | "changed" | TriageEntry["state"];

export const longestNote = 200;

/** Version of the shape that is kept and exported. */
export const triageVersion = 1;

/** How an item stands. */
export function stateOf(
  { id, evidence }: Pick<AttentionItem, "id" | "evidence">,
  triage: Triage,
): TriageState {
  const entry = Object.hasOwn(triage, id) ? triage[id] : undefined;
  if (!entry) return "new";
  return entry.evidence === evidence ? entry.state : "changed";
}

/** What is said of an item from now on; saying the same again takes it back, a note stays.
 * @param said a state, or a note; an empty note takes it away */
export function sayOf(
  triage: Triage,
  { id, evidence }: Pick<AttentionItem, "id" | "evidence">,
  asOf: string,
  said: "seen" | "done" | { readonly note: string },
): Triage {
  const entry = Object.hasOwn(triage, id) ? triage[id] : undefined;
  const isCurrent = entry?.evidence === evidence;
  const note =
    typeof said === "object" ? said.note.trim().slice(0, longestNote) : (entry?.note ?? "");
  const before = isCurrent ? entry.state : "noted";
  const wanted = typeof said === "object" ? before : before === said ? "noted" : said;
  const { [id]: _gone, ...others } = triage;
  if (wanted === "noted" && note === "") return others;
  return { ...others, [id]: { state: wanted, note, evidence, as_of: asOf } };
}

/** Whether a note holds what looks like a mobile or identity-card number. */
export const looksPersonal = (note: string): boolean =>
  /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/.test(note.replaceAll(/[\s-]/g, ""));

/** Reads what was kept or exported.
 * @returns null for anything else, an entry that cannot be read among it too */
export function parseTriage(text: string): Triage | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { version, entries } = value as { readonly version?: unknown; readonly entries?: unknown };
  if (version !== triageVersion || typeof entries !== "object" || entries === null) return null;
  const read: [string, TriageEntry][] = [];
  for (const [id, one] of Object.entries(entries as Record<string, unknown>)) {
    const { state, note, evidence, as_of } = (one ?? {}) as Readonly<Record<string, unknown>>;
    if (state !== "seen" && state !== "noted" && state !== "done") return null;
    if (typeof note !== "string" || typeof evidence !== "string" || typeof as_of !== "string")
      return null;
    if (note.length > longestNote || looksPersonal(note) || id.length > 200) return null;
    read.push([id, { state, note, evidence, as_of }]);
  }
  return Object.fromEntries(read);
}

/** What is kept in the browser. */
export const formatTriage = (entries: Triage): string =>
  JSON.stringify({ version: triageVersion, entries });
