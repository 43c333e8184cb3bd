import { type Parsed, folded } from "./parsed.js";

const yes = new Set(
  "是 有 √ ✓ ✔ y yes true 1 已 已建 已建立 已成立 已公示 已协商 已采纳 采纳 对 有(已公示) 已编制".split(
    " ",
  ),
);
const no = new Set(
  "否 无 × ✗ x n no false 0 未 未建 未建立 未成立 未公示 未协商 没有 不采纳 未采纳 不予采纳 错 未编制".split(
    " ",
  ),
);

/** 是/否, 有/无, √/×, 已…/未…. */
export function parseBoolean(raw: string): Parsed<boolean> {
  const text = folded(raw).replace(/\s+/g, "").toLowerCase();
  const value =
    yes.has(text) || text.startsWith("已")
      ? true
      : no.has(text) || text.startsWith("未")
        ? false
        : null;
  if (value === null) return { value, issue: { code: "boolean_invalid" } };
  return text === "是" || text === "否" || text === "有" || text === "无"
    ? { value }
    : { value, issue: { code: "code_mapped", parameters: { value: value ? "是" : "否" } } };
}
