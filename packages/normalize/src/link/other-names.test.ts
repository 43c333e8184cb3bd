import { describe, expect, test } from "vitest";
import { linkRecords } from "./link-records.js";
import type { LinkRecord } from "./score-pair.js";
import { makeCompoundIndex } from "./compound-index.js";

const listing = (id: string, name: string, aliases: readonly string[] = []): LinkRecord => ({
  id,
  names: [name],
  aliases,
  address: null,
  unit_id: "510106",
  township_id: "510106031000",
  community_id: "510106031001",
  lon: 104.05,
  lat: 30.7,
  households: 400,
  built_year: 2008,
  kind: null,
  returns: new Set([id.slice(0, 1)]),
});
const groups = (...records: readonly LinkRecord[]): string =>
  linkRecords(records)
    .clusters.map((cluster) => cluster.join(" "))
    .join(" | ");

describe("names from a column of other names", () => {
  test("find the compound that another list knows by one of them", () => {
    const told = listing("a", "听荷轩", ["纺织厂宿舍", "凤栖里"]);
    expect(groups(told, listing("b", "凤栖里"))).toBe("a b");
    expect(groups(listing("a", "听荷轩"), listing("b", "凤栖里"))).toBe("a | b");
    expect(groups(listing("a", "听荷轩"), listing("b", "凤栖里", ["听荷轩"]))).toBe("a b");
  });

  test("never go before what the own name tells apart", () => {
    const first = listing("a", "听荷轩一期", ["凤栖里"]);
    expect(groups(first, listing("b", "凤栖里"))).toBe("a | b");
    expect(groups(first, listing("b", "凤栖里二期"))).toBe("a | b");
    expect(groups(first, listing("b", "听荷轩二期", ["凤栖里", "听荷轩一期"]))).toBe("a | b");
    expect(groups(listing("a", "听荷轩", ["凤栖里一期"]), listing("b", "凤栖里二期"))).toBe(
      "a | b",
    );
    expect(groups(listing("a", "驷马桥路6号", ["驷马桥路8号"]), listing("b", "驷马桥路8号"))).toBe(
      "a | b",
    );
  });

  test("a phase that only the other name tells finds that phase", () => {
    const told = listing("a", "听荷轩", ["凤栖里一期"]);
    expect(groups(told, listing("b", "凤栖里一期"))).toBe("a b");
  });

  test("the own name goes first where two listings claim a name", () => {
    const [own, claims] = [listing("a1", "凤栖里"), listing("a0", "听荷轩", ["凤栖里"])];
    expect(groups(claims, own, listing("b", "凤栖里"))).toBe("a0 | a1 b");
  });

  test("a ledger finds it, unless the other name leaves a phase out or two compounds have it", () => {
    const target = (id: string, ...names: readonly string[]) => ({
      compound_id: id,
      unit_id: "510106",
      township_id: "510106031000",
      community_id: "510106031001",
      names,
      address: null,
    });
    const asked = {
      name: "凤栖里",
      unit_id: "510106",
      township_id: null,
      community_id: "510106031001",
    };
    expect(makeCompoundIndex([target("C1", "听荷轩", "凤栖里")])(asked).compound_id).toBe("C1");
    expect(makeCompoundIndex([target("C1", "听荷轩一期", "凤栖里")])(asked).compound_id).toBe(null);
    const both = [target("C1", "听荷轩", "凤栖里"), target("C2", "凤栖里")];
    expect(makeCompoundIndex(both)(asked).zone).toBe("review");
  });
});
