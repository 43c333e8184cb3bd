import { describe, expect, test } from "vitest";
import { placeRow } from "./place-row.js";

const placed = (
  unitId: string | null,
  district: string | null,
  township: string | null,
  community: string | null = null,
) => {
  const {
    contradiction,
    unit_id: unit,
    issues,
  } = placeRow({
    unitId,
    on: null,
    district,
    township,
    community,
    address: null,
  });
  return { contradiction, unit, codes: issues.map(({ code }) => code) };
};
const jinniu = "510106";

describe("a row whose district is not where its street lies", () => {
  test("contradicts itself where nothing says which one is right", () => {
    const { contradiction } = placed(null, "武侯区", "驷马桥街道");
    expect(contradiction).toEqual(["武侯区", "驷马桥街道"]);
    expect(placed("510104", "武侯区", "驷马桥街道").contradiction).not.toBe(null);
    expect(placed(null, "武侯区", null, "工人村社区").contradiction).not.toBe(null);
  });

  test("is placed with its return where that decides, and told", () => {
    expect(placed(jinniu, "武侯区", "驷马桥街道", "工人村社区")).toEqual({
      contradiction: null,
      unit: jinniu,
      codes: ["division_conflict"],
    });
    expect(placed(jinniu, "武侯区", null)).toMatchObject({
      unit: jinniu,
      codes: ["division_conflict"],
    });
  });

  test("agrees where a functional area lies in several districts, and where only one place is certain", () => {
    for (const [unit, district, township] of [
      [null, "武侯区", "芳草街街道"],
      [null, "高新区", "芳草街街道"],
      ["CD-GX", "武侯区", "芳草街街道"],
      ["CD-GX", "高新区", "中和街道"],
      [jinniu, "金牛区", "驷马侨街道"],
      [null, "武侯区", "驷马侨街道"],
    ] as const) {
      const { contradiction, codes } = placed(unit, district, township);
      expect([unit, district, contradiction]).toEqual([unit, district, null]);
      expect(codes).not.toContain("division_conflict");
    }
  });
});
