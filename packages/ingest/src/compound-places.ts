import type { CompoundPlace } from "@atlas/normalize";
import { sha256 } from "@atlas/warehouse/node";

/** By unit, a digest of what ledgers find its compounds by. */
export function compoundPlaces(compounds: readonly CompoundPlace[]): ReadonlyMap<string, string> {
  const said = new Map<string, string[]>();
  for (const compound of compounds) {
    const {
      compound_id: id,
      name,
      aliases,
      address,
      unit_id,
      township_id,
      community_id,
    } = compound;
    const text = JSON.stringify([id, name, aliases, address, township_id, community_id]);
    const there = said.get(unit_id ?? "");
    if (there) there.push(text);
    else said.set(unit_id ?? "", [text]);
  }
  return new Map([...said].map(([unit, texts]) => [unit, sha256(texts.sort().join("\n"))]));
}
