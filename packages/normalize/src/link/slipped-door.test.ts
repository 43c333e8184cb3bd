import { expect, test } from "vitest";
import { type LinkRecord, parseRecord, scorePair } from "./score-pair.js";

const zoneOf = (...both: readonly (readonly [name: string, address: string])[]) => {
  const [a, b] = both.map(([name, address], i) => {
    const record: LinkRecord = {
      id: String(i),
      names: [name],
      address,
      unit_id: "510105",
      township_id: "510105002000",
      community_id: "510105002007",
      lon: 103.9,
      lat: 30.68,
      households: 114,
      built_year: 1978,
      kind: "old",
      returns: new Set([String(i)]),
    };
    return parseRecord(record);
  });
  return scorePair(a!, b!, () => 1).zone;
};

test("a door that is one sign from its own address is the door of the address too, whichever of them is the slip", () => {
  const right = ["云栖巷110号院", "云栖巷110号"] as const;
  expect(zoneOf(right, ["荷栖巷110号院", "云栖巷110号"])).toBe("auto");
  expect(zoneOf(right, ["云栖巷110号院", "荷栖巷110号"])).toBe("auto");
});

test("a person decides where the address is that of the other door, the number is another, or the sign tells roads apart", () => {
  const right = ["云栖巷110号院", "云栖巷110号"] as const;
  expect(zoneOf(right, ["荷栖巷110号院", "荷栖巷110号"])).toBe("review");
  expect(zoneOf(right, ["荷栖巷112号院", "云栖巷112号"])).not.toBe("auto");
  expect(zoneOf(right, ["荷栖巷112号院", "云栖巷110号"])).not.toBe("auto");
  const third = ["天府三街110号院", "天府三街110号"] as const;
  expect(zoneOf(third, ["天府四街110号院", "天府三街110号"])).not.toBe("auto");
});
