import { type Parsed, failedFormula, squeezed, unreadable } from "./parsed.js";

const yes = new Set(
  "是 有 √ ✓ ✔ ☑ ● v y yes t true 1 已 对 对的 属实 建有 具备 采纳 编制 合格 是的 在建有 ○有".split(
    " ",
  ),
);
const no = new Set(
  "否 无 × ✗ ✘ ☒ x n no f false 0 未 错 没有 没 不是 不采纳 不予采纳 尚未 尚无 否认 不具备 不合格".split(
    " ",
  ),
);

/** 是/否, 有/无, √/×, 已…/未…; an organisation named where a yes or no is asked is a yes. */
export function parseBoolean(raw: string): Parsed<boolean> {
  const whole = squeezed(raw).toLowerCase();
  const text = whole.replace(/\([^()]*\)$/, "").replace(/[。.;;,]$/, "");
  if (text === "是" || text === "有" || text === "否" || text === "无")
    return text === raw
      ? { value: text === "是" || text === "有" }
      : mapped(text === "是" || text === "有");
  if (yes.has(text)) return mapped(true);
  if (no.has(text)) return mapped(false);
  if (/^(未|没有|尚未|暂未|暂无|无|不予)/.test(text)) return mapped(false);
  if (/^(已|有|建有)/.test(text) && !/[未没无待拟]/.test(text)) return mapped(true);
  if (/(党支部|党总支|党委|党小组|党组织)$/.test(text) && !/[未没无待拟]/.test(text))
    return mapped(true);
  return unreadable(failedFormula(text) ? "formula_error" : "boolean_invalid");
}

const mapped = (value: boolean): Parsed<boolean> => ({
  value,
  issue: {
    code: "code_mapped",
    parameters: { value: value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" } },
  },
});
