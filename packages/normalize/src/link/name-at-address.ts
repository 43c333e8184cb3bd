import { oneSignApart } from "./affixes.js";
import { isInstitution } from "./institutions.js";
import type { Door } from "./parse-door.js";
import { type CompoundName, parseName } from "./parse-name.js";
import { unitNumerals } from "./unit-numerals.js";

/** A name in the light of the listing's own address: a road in brackets that is the address's says nothing more, nor does one behind an
 * institution (铁路局沙湾宿舍 at 沙湾路1号), and a door that shortens it is written out, also where it is another name. */
export function withAddress(name: CompoundName, stated: Door): CompoundName {
  const { aside, aliases } = name;
  const isOwnRoad = aside !== "" && isSameText(aside, stated);
  const known = isOwnRoad ? withoutAside(name) : name;
  const bare = withoutOwnRoad(known, stated);
  const other = aliases.map((alias) => wholeDoor(parseName(alias), stated) ?? alias);
  const whole = wholeDoor(known, stated);
  const slip = slippedDoor(known, stated);
  return {
    ...(whole === null ? bare : parseName(whole)),
    aliases: slip === null ? other : [...other, slip],
  };
}

/** A name without the road in brackets behind it, where that is the road of another listing's address or both lie at one place. */
export function withoutRoad(name: CompoundName, other: Door | null, isNear: boolean): CompoundName {
  const { aside } = name;
  if (!aside.endsWith("大道") && !/[路街巷]$/.test(aside)) return name;
  const isThere = isNear || (other !== null && isSameText(aside, other));
  return isThere ? withoutAside(name) : name;
}

const withoutAside = (name: CompoundName): CompoundName => ({
  ...name,
  aside: "",
  key: name.key.slice(0, -name.aside.length - 1),
});

const isSameText = (aside: string, { road, section }: Door): boolean =>
  section === "" && unitNumerals(aside) === road;

const sectionText = (section: string): string => (section === "" ? "" : `${section}段`);

/** The address of a name that is the same door but for one sign of its road, a slip in one of the two: 去栖巷110号院 at 云栖巷110号. Null for
 * any other, also where the sign tells roads apart (三街, 四街). */
function slippedDoor({ door, isDoor }: CompoundName, stated: Door): string | null {
  if (!isDoor || door === null || door.number !== stated.number || door.annex !== stated.annex)
    return null;
  const isSlip =
    door.section === stated.section &&
    stated.road.length >= 3 &&
    oneSignApart(door.road, stated.road) !== null;
  return isSlip ? written(stated) : null;
}

/** A name that is a door and shortens its own address's road, written out: 九里堤3号院 at 九里堤南路3号 is 九里堤南路3号, 北三段1号院 at
 * 一环路北三段1号 is 一环路北三段1号; null for any other. */
function wholeDoor({ door, isDoor }: CompoundName, stated: Door): string | null {
  if (!isDoor || door === null || door.number !== stated.number || door.annex !== stated.annex)
    return null;
  const { road } = stated;
  const [short, whole] = [door, stated].map((one) => `${one.road}${sectionText(one.section)}`);
  if (short === whole || door.road.length < 2) return null;
  const isHead = door.section === "" && road !== door.road && road.startsWith(door.road);
  if (!isHead && !whole!.endsWith(short!)) return null;
  const text = written(stated);
  return parseName(text).isDoor ? text : null;
}

const written = ({ road, section, number, annex }: Door): string =>
  `${road}${sectionText(section)}${number}号${annex === "" ? "" : `附${annex}号`}`;

/** What a road may be called by in a name: as it is, and without its last word. */
const roadEnd = /(?:路|街|巷|大道)$/;

function withoutOwnRoad(name: CompoundName, { road, section }: Door): CompoundName {
  if (name.isDoor || section !== "") return name;
  for (const where of [road, road.replace(roadEnd, "")]) {
    const body = name.body.slice(0, -where.length);
    if (where.length >= 2 && name.body.endsWith(where) && body.length >= 3 && isInstitution(body))
      return { ...name, body, key: `${name.key}|${where}` };
  }
  return name;
}
