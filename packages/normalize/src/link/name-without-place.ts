import { doorOf } from "./compare-doors.js";
import { placePrefix } from "./localities.js";
import { parseName } from "./parse-name.js";

/** The name that a register means by a place glued before a house number, where the row's own address shows that the place is no part of
 * the road: 怡心石桥街85号院 at 石桥街85号 → 石桥街85号院. Null where nothing shows it: 桂溪小区 and 金牛大道8号院 keep their names. */
export function nameWithoutPlace(name: string, address: string | null): string | null {
  const [written, stated] = [parseName(name), doorOf(address)];
  if (!written.isDoor || written.door === null || stated === null) return null;
  const place = placePrefix(name, "", 4);
  if (place === null) return null;
  const plain = name.slice(place.length);
  const { door, isDoor } = parseName(plain);
  const same =
    isDoor &&
    door !== null &&
    door.road === stated.road &&
    door.section === stated.section &&
    door.number === stated.number &&
    door.annex === stated.annex;
  return same && written.door.road === `${place}${stated.road}` ? plain : null;
}
