import { divisionById, withinOneEdit } from "@atlas/divisions";
import type { IssueCode } from "@atlas/schema";
import { textOf } from "../draft/row-values.js";
import { placePrefix, shortPlace } from "../link/localities.js";
import { nameWithoutPlace } from "../link/name-without-place.js";
import { parseName } from "../link/parse-name.js";
import { unitNumerals } from "../link/unit-numerals.js";
import type { PlacedDraft } from "./live-parts.js";
import type { RecordRows } from "./records.js";

/** The name of a compound, with what is to be said of the writing of its current row. */
export interface CompoundNaming {
  readonly name: string;
  /** The newest row that writes it so, where the current one does not. */
  readonly from: PlacedDraft | null;
  /** A finding on the current row's name, from `raw` to `value`. */
  readonly finding: { readonly code: IssueCode; readonly value: string } | null;
}

interface Writing {
  readonly name: string;
  readonly count: number;
  readonly newest: PlacedDraft;
}

/** Names a compound by its newest row, unless other rows of the same compound show that this one writes the name otherwise: with a place
 * before it, without its ending, with other signs, or once with one character wrong. What nothing shows is kept, with a finding, but for
 * a house number in words, which plates write in digits. */
export function compoundName(record: RecordRows): CompoundNaming {
  const naming = nameByRows(record);
  const name = withHouseNumber(naming.name);
  if (name === naming.name) return naming;
  const code =
    naming.finding?.code === "name_place_removed" ? "name_place_removed" : "name_writing";
  return { name, from: naming.from, finding: { code, value: name } };
}

const numberBehindRoad = /(?<=[路街巷道段])[一二三四五六七八九十百零〇]+号(?=$|院|附|小区|大院)/;

/** 晴川巷一百五十三号院 → 晴川巷153号院; 沙河壹号 is no house number. */
const withHouseNumber = (name: string): string =>
  name.replace(numberBehindRoad, (words) => unitNumerals(words));

function nameByRows({ rows, current }: RecordRows): CompoundNaming {
  const { values } = current.row;
  const written = textOf(values, "name")!;
  const writings = writingsOf(rows);
  const once = writings.get(written)!.count === 1;
  const plain = nameWithoutPlace(written, textOf(values, "address"));
  const own = ownPlace(current, written);
  const cut = plain ?? restAfterPlace(written, writings);
  const best = fullest(writings, cut ?? written) ?? null;
  const name = best?.name ?? cut ?? written;
  const from = best === null || best.name === written ? null : best.newest;
  if (cut !== null) return { name, from, finding: { code: "name_place_removed", value: name } };
  if (name !== written) return { name, from, finding: { code: "name_writing", value: name } };
  const meant = once ? oneCharacterOff(writings, written) : null;
  if (meant !== null)
    return {
      name: meant.name,
      from: meant.newest,
      finding: { code: "name_corrected", value: meant.name },
    };
  const doubt =
    own !== null
      ? ({ code: "name_place_kept", value: own } as const)
      : isBareDoor(written)
        ? ({ code: "name_door_only", value: written } as const)
        : null;
  return { name, from: null, finding: once ? doubt : null };
}

function writingsOf(rows: readonly PlacedDraft[]): ReadonlyMap<string, Writing> {
  const writings = new Map<string, Writing>();
  for (const placed of rows) {
    const name = textOf(placed.row.values, "name")!;
    writings.set(name, { name, count: (writings.get(name)?.count ?? 0) + 1, newest: placed });
  }
  return writings;
}

/** The fewest characters of a name that can stand without a place before it: 桂溪小区 is a name, not a place and 小区. */
const fewest = 3;

/** The place of its own row that a name begins with. */
function ownPlace({ row: { values } }: PlacedDraft, name: string): string | null {
  for (const field of ["community_id", "township_id", "unit_id"]) {
    const full = divisionById(textOf(values, field) ?? "")?.name ?? "";
    for (const place of [full, shortPlace(full)])
      if (place !== "" && name.startsWith(place) && name.length - place.length >= fewest)
        return place;
  }
  return null;
}

/** A name without the place before it, where another row of the compound writes it so. */
function restAfterPlace(written: string, writings: ReadonlyMap<string, Writing>): string | null {
  if (writings.size === 1) return null;
  const place = placePrefix(written, "", fewest);
  if (place === null) return null;
  const rest = written.slice(place.length);
  const { key } = parseName(rest);
  return [...writings.keys()].some((name) => parseName(name).key === key) ? rest : null;
}

const isBareDoor = (name: string): boolean => /\d号$/.test(name) && parseName(name).isDoor;

/** Of the writings of one name the one to take: with an ending before a bare house number, then the one that most rows have, then the
 * newest. */
function fullest(writings: ReadonlyMap<string, Writing>, name: string): Writing | undefined {
  if (writings.size === 1) return undefined;
  const { key } = parseName(name);
  const order = [...writings.values()];
  return order
    .filter((writing) => parseName(writing.name).key === key)
    .sort(
      (a, b) =>
        Number(isBareDoor(a.name)) - Number(isBareDoor(b.name)) ||
        b.count - a.count ||
        order.indexOf(b) - order.indexOf(a),
    )[0];
}

/** What several rows write with one other character, where nothing that tells parts of an estate apart differs. */
function oneCharacterOff(writings: ReadonlyMap<string, Writing>, written: string): Writing | null {
  const { hard } = parseName(written);
  const likely = [...writings.values()].filter(
    ({ name, count }) =>
      count >= 2 &&
      name.length === written.length &&
      withinOneEdit(name, written) &&
      parseName(name).hard === hard,
  );
  return likely.length === 1 ? likely[0]! : null;
}
