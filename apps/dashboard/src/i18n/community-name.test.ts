import { expect, test } from "vitest";
import { communityName } from "./community-name.js";

test.each([
  ["工人村社区居委会", "工人村社区"],
  ["宁夏街社区居民委员会", "宁夏街社区"],
  ["金牛村村委会", "金牛村"],
  ["锦宁村村民委员会", "锦宁村"],
  ["工人村社区", "工人村社区"],
  ["居委会", "居委会"],
])("%s → %s", (name, short) => {
  expect(communityName(name)).toBe(short);
});
