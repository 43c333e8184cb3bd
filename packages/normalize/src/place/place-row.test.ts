import { expect, test } from "vitest";
import { placeRow } from "./place-row.js";

const row = (community: string | null, address: string, township: string | null = "驷马桥街道") =>
  placeRow({ unitId: "510106", district: null, township, community, address });
const simaqiao = "510106030000";

test("an address that names another street than its row stays whole, and nothing is said to come from it", () => {
  const address = "金牛区茶店子街道育苗路6号";
  const placed = row("工人村社区", address);
  expect(placed).toMatchObject({ township_id: simaqiao, address, issues: [] });
});

test("an address that names another community of the same street stays whole", () => {
  const placed = row("工人村社区", "驷马桥街道红花社区星辉中路6号");
  expect(placed.address).toBe("驷马桥街道红花社区星辉中路6号");
  expect(placed.issues).toEqual([]);
});

test("an address that says the same, or more, gives its place and keeps its road", () => {
  const same = row("工人村社区", "驷马桥街道工人村社区星辉中路6号");
  expect(same.address).toBe("星辉中路6号");
  const more = row(null, "金牛区驷马桥街道工人村社区星辉中路6号", null);
  expect(more).toMatchObject({
    township_id: simaqiao,
    community_id: same.community_id,
    address: "星辉中路6号",
  });
  expect(more.issues).toMatchObject([{ code: "division_from_address", value: "星辉中路6号" }]);
});
