import type { ReturnFacts } from "./return-facts.js";

const ours = /成都|都江堰|彭州|邛崃|崇州|简阳/;
const sichuan =
  "自贡|攀枝花|泸州|德阳|绵阳|广元|遂宁|内江|乐山|南充|眉山|宜宾|广安|达州|雅安|巴中|资阳|阿坝|甘孜|凉山";
const others =
  "北京|上海|天津|重庆|广州|深圳|杭州|南京|武汉|西安|长沙|郑州|济南|青岛|苏州|无锡|宁波|厦门|福州|合肥|南昌|贵阳|昆明|南宁|海口|拉萨|兰州|西宁|银川|乌鲁木齐|呼和浩特|沈阳|大连|长春|哈尔滨|石家庄|太原|温州|东莞|佛山|珠海";
const named = new RegExp(`(?:${sichuan}|${others})(?:市|州)`);

/** The other city that titles, sheet and file say a return belongs to; null when they name none, or a place of this city too. */
export function otherCity(text: string, facts: ReturnFacts): string | null {
  if (facts.unit_id !== null) return null;
  const folded = text.normalize("NFKC");
  return ours.test(folded) ? null : (named.exec(folded)?.[0] ?? null);
}
