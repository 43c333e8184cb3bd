import { describe, expect, test } from "vitest";
import { linkRecords } from "./link-records.js";
import type { LinkRecord } from "./score-pair.js";

/** Listings of property sites, which know the district and at most the township. */
const listing = (id: string, name: string, more: Partial<LinkRecord> = {}): LinkRecord => ({
  id,
  names: [name],
  address: null,
  unit_id: "510106",
  township_id: null,
  community_id: null,
  lon: null,
  lat: null,
  households: null,
  built_year: null,
  kind: null,
  returns: new Set([id.slice(0, 1)]),
  ...more,
});
const at = (meters: number): Partial<LinkRecord> => ({ lon: 104.05, lat: 30.7 + meters / 111_320 });
const groups = (...records: readonly LinkRecord[]): string =>
  linkRecords(records)
    .clusters.map((cluster) => cluster.join(" "))
    .join(" | ");

describe("lists that know no community", () => {
  test("a compound in a list with townships and in one without bears its name once", () => {
    const gates = { built_year: 2005, households: 800 };
    const one = listing("a", "听荷轩", { ...gates, ...at(0), address: "听荷路8号" });
    const other = listing("b", "听荷轩", {
      ...gates,
      ...at(120),
      address: "枫桥街31号",
      township_id: "510106031000",
    });
    expect(groups(one, other)).toBe("a b");
  });

  test("a name that no other place of the unit has is enough where size and age agree, and not without them", () => {
    const size = { households: 930, built_year: 2011 };
    const one = listing("a", "听荷轩", size);
    expect(groups(one, listing("b", "听荷轩", { ...size, built_year: 2012 }))).toBe("a b");
    expect(groups(one, listing("b", "听荷轩", { households: 935 }))).toBe("a b");
    expect(groups(one, listing("b", "听荷轩", { ...size, built_year: 1998 }))).toBe("a | b");
    expect(groups(one, listing("b", "听荷轩"))).toBe("a | b");
    expect(groups(one, listing("b", "听荷轩", { ...size, households: 500 }))).toBe("a | b");
    expect(groups(one, listing("b", "听荷轩二期", size))).toBe("a | b");
    expect(groups(one, listing("b", "听荷轩", { ...size, unit_id: "510104" }))).toBe("a | b");
  });

  test("so is one with its developer more, and where both lists tell the age one with an ending more", () => {
    const size = { households: 930, built_year: 2011 };
    const one = listing("a", "听荷轩苑二期", size);
    const longer = (name: string, more: Partial<LinkRecord> = {}) =>
      groups(one, listing("b", name, { ...size, ...more }));
    expect(longer("华润听荷轩苑二期")).toBe("a b");
    expect(longer("听荷轩苑花园2期")).toBe("a b");
    expect(longer("华润听荷轩苑二期", { built_year: 2012 })).toBe("a | b");
    expect(longer("华润听荷轩苑二期", { built_year: null })).toBe("a b");
    expect(longer("听荷轩苑花园2期", { built_year: null })).toBe("a | b");
    expect(longer("华润听荷轩苑二期", { households: 900 })).toBe("a | b");
    expect(longer("华润听荷轩苑三期")).toBe("a | b");
    expect(longer("华润听荷轩苑")).toBe("a | b");
  });

  test("where two townships have the name, size and age are not enough", () => {
    const size = { households: 930, built_year: 2011 };
    const places = ["510106031000", "510106024000"].map((township_id, i) =>
      listing("cd"[i]!, "听荷轩", { township_id }),
    );
    expect(groups(listing("a", "听荷轩", size), listing("b", "听荷轩", size), ...places)).toBe(
      "a | b | c | d",
    );
  });

  test("where another unit has the name, they are", () => {
    const size = { households: 930, built_year: 2011 };
    const elsewhere = listing("c", "听荷轩", { unit_id: "510104" });
    expect(groups(listing("a", "听荷轩", size), listing("b", "听荷轩", size), elsewhere)).toBe(
      "a b | c",
    );
  });

  test("a road's section may be left out where name and number agree", () => {
    const one = listing("a", "听荷轩一期", { address: "枫桥路三段94号", built_year: 2005 });
    const same = { address: "枫桥路94号", built_year: 2005 };
    expect(groups(one, listing("b", "听荷轩1期", same))).toBe("a b");
    expect(groups(one, listing("b", "听荷轩1期", { ...same, address: "枫桥路一段94号" }))).toBe(
      "a | b",
    );
  });

  test("two listings of one list are one compound where it says one name twice at one place", () => {
    const door = { address: "枫桥路94号" };
    expect(
      groups(
        listing("a1", "听荷轩(一期)", door),
        listing("a2", "听荷轩1期", { ...door, ...at(0) }),
      ),
    ).toBe("a1 a2");
    expect(groups(listing("a1", "听荷轩小区", at(0)), listing("a2", "听荷轩", at(50)))).toBe(
      "a1 a2",
    );
    expect(groups(listing("a1", "听荷轩", at(0)), listing("a2", "听荷轩", at(900)))).toBe(
      "a1 | a2",
    );
    expect(groups(listing("a1", "听荷轩一期", door), listing("a2", "听荷轩二期", door))).toBe(
      "a1 | a2",
    );
    expect(groups(listing("a1", "听荷轩", door), listing("a2", "听荷轩花园", door))).toBe(
      "a1 | a2",
    );
  });

  test("names that share a beginning or an end are compared all over the unit", () => {
    const size = { ...at(0), households: 500, built_year: 2001 };
    expect(groups(listing("a", "长林听荷轩居", size), listing("b", "听荷轩居", size))).toBe("a b");
  });
});
