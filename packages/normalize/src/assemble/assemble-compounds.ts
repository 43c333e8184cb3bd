import type { Row } from "@atlas/schema";
import { doorOf } from "../link/compare-doors.js";
import { parseName } from "../link/parse-name.js";
import { finding } from "../draft/file-draft.js";
import type { Decisions } from "../decide/decisions.js";
import { stableId } from "../stable-id.js";
import { compoundName } from "./compound-name.js";
import { type RegisterLink, linkRegisters } from "./link-registers.js";
import {
  type Part,
  type PlacedDraft,
  isDeclared,
  registerNumber,
  returnOf,
  rowsOfKind,
} from "./live-parts.js";
import { type Outcomes, groupRecords, labelOfField } from "./records.js";
import { relativePositions } from "./relative-positions.js";
import { registerLife } from "./register-life.js";
import { flagOf, listOf, numberOf, textOf } from "../draft/row-values.js";

/** Why a row went to its compound, where more than its own key decided. */
export interface RowLink extends Omit<RegisterLink, "candidate"> {
  readonly candidate_id: string | null;
}

/** Compounds of the registers, with the row that each register row became. */
export interface AssembledCompounds {
  readonly compounds: readonly Row<"compound">[];
  readonly idOfRow: ReadonlyMap<
    PlacedDraft["row"],
    { readonly id: string; readonly first: boolean; readonly link: RowLink | null }
  >;
}

/** One compound out of every register row that means it: the office's number (unless house number or phase disagree), else the
 * name inside the community, else what linking decides. A compound that a newer register of its unit no longer lists ends there. */
export function assembleCompounds(
  parts: readonly Part[],
  outcomes: Outcomes,
  decisions: Decisions,
): AssembledCompounds {
  const rows = rowsOfKind(parts, "compounds");
  const { keyOf, linkOf } = linkRegisters(
    rows,
    identifier(rows),
    decisions,
    relativePositions(parts),
  );
  const records = groupRecords(rows, keyOf, outcomes);
  const lifeOf = registerLife(parts, "compounds");
  const idOfRow = new Map<
    PlacedDraft["row"],
    { readonly id: string; readonly first: boolean; readonly link: RowLink | null }
  >();
  const rowLink = (placed: PlacedDraft): RowLink | null => {
    const link = linkOf(placed);
    if (link === null) return null;
    const { candidate, ...rest } = link;
    return { ...rest, candidate_id: candidate === null ? null : stableId("C", candidate) };
  };
  const compounds = records.map((record): Row<"compound"> => {
    const { key, rows: all, current } = record;
    const { values } = current.row;
    const id = stableId("C", key);
    all.forEach((placed, i) =>
      idOfRow.set(placed.row, { id, first: i === 0, link: rowLink(placed) }),
    );
    const { name, from, finding: told } = compoundName(record);
    const label = labelOfField(current, "name");
    if (told !== null)
      outcomes.issues.push({
        part: current.part,
        issue: finding(told.code, current.row.row, label, textOf(values, "name"), told.value),
      });
    if (from !== null)
      outcomes.cells.push({
        table: "compound",
        id,
        column: "name",
        from,
        label: labelOfField(from, "name"),
      });
    const writings = new Set(all.map(({ row }) => textOf(row.values, "name")!));
    for (const placed of all)
      for (const told of listOf(placed.row.values, "aliases") ?? []) {
        if (placed !== current && !writings.has(told))
          outcomes.cells.push({
            table: "compound",
            id,
            column: "aliases",
            from: placed,
            label: labelOfField(placed, "aliases"),
          });
        writings.add(told);
      }
    writings.delete(name);
    const life = lifeOf(all);
    if (life.valid_to !== null)
      outcomes.issues.push({
        part: current.part,
        issue: finding("compound_ended", current.row.row, label, name, life.valid_to),
      });
    const extra = values["extra"] as Readonly<Record<string, string>> | undefined;
    const positioned = numberOf(values, "lon") !== null;
    return {
      compound_id: id,
      name,
      aliases: [...writings].sort(),
      kind: textOf(values, "kind") ?? "unknown",
      unit_id: textOf(values, "unit_id"),
      township_id: textOf(values, "township_id"),
      community_id: textOf(values, "community_id"),
      address: textOf(values, "address"),
      lon: numberOf(values, "lon"),
      lat: numberOf(values, "lat"),
      position_source: positioned ? "return" : null,
      built_year: numberOf(values, "built_year"),
      buildings: numberOf(values, "buildings"),
      households: numberOf(values, "households"),
      residents: numberOf(values, "residents"),
      management: textOf(values, "management"),
      self_governance: textOf(values, "self_governance"),
      party_branch: flagOf(values, "party_branch"),
      rules_published: flagOf(values, "rules_published"),
      ...life,
      office_number: textOf(values, "office_number"),
      extra: extra ? JSON.stringify(extra, Object.keys(extra).sort()) : null,
      geometry: null,
    };
  });
  return { compounds: compounds.sort((a, b) => (a.compound_id < b.compound_id ? -1 : 1)), idOfRow };
}

/** What identifies a register row. A row without a number joins the numbered compound of its name and community if there is one. */
function identifier(rows: readonly PlacedDraft[]): (placed: PlacedDraft) => string {
  const nameKey = nameKeys(rows);
  const numberKey = (placed: PlacedDraft): string | null => {
    const { values } = placed.row;
    const number = registerNumber(placed);
    // The hard parts of the name are in the key: one number on two house numbers is two compounds.
    return number === null
      ? null
      : `${textOf(values, "unit_id")}|${number}|${parseName(textOf(values, "name")!).hard}`;
  };
  const numbered = new Map<string, Set<string>>();
  for (const placed of rows) {
    const number = numberKey(placed);
    if (number === null) continue;
    const key = nameKey(placed);
    const there = numbered.get(key);
    if (there) there.add(number);
    else numbered.set(key, new Set([number]));
  }
  return (placed) => {
    const number = numberKey(placed);
    if (number !== null) return number;
    const key = nameKey(placed);
    const named = numbered.get(key);
    return named?.size === 1 ? [...named][0]! : key;
  };
}

/** Name and community of a row. Where one return lists a name of a community at several doors, and where the community is unknown,
 * the door tells them apart too; a list from elsewhere that gives neither speaks for itself alone. */
function nameKeys(rows: readonly PlacedDraft[]): (placed: PlacedDraft) => string {
  const named = ({ row: { values } }: PlacedDraft): string => {
    const place =
      textOf(values, "community_id") ?? textOf(values, "township_id") ?? textOf(values, "unit_id");
    return `${place}|${parseName(textOf(values, "name")!).key}`;
  };
  const several = new Set<string>();
  const listed = new Map<string, Map<string, PlacedDraft | string>>();
  for (const placed of rows) {
    const key = named(placed);
    const own = returnOf(placed.part);
    let inReturn = listed.get(own);
    if (!inReturn) listed.set(own, (inReturn = new Map()));
    const before = inReturn.get(key);
    // Few names are listed twice by one return: only of those are the doors read.
    if (before === undefined) {
      inReturn.set(key, placed);
      continue;
    }
    const first = typeof before === "string" ? before : doorText(before);
    const door = doorText(placed);
    if (first !== "" && door !== "" && door !== first) several.add(key);
    inReturn.set(key, first === "" ? door : first);
  }
  return (placed) => {
    const key = named(placed);
    const settled = textOf(placed.row.values, "community_id") !== null;
    if (settled && !several.has(key)) return key;
    const door = doorText(placed);
    return door !== "" || settled || isDeclared(placed.part)
      ? `${key}|${door}`
      : `${key}|${returnOf(placed.part)}`;
  };
}

/** House number of the address, with its annex; empty without one. */
function doorText({ row: { values } }: PlacedDraft): string {
  const door = doorOf(textOf(values, "address"));
  return door === null ? "" : `${door.road}|${door.section}|${door.number}|${door.annex}`;
}
