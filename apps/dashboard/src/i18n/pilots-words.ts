import type { Language } from "@atlas/schema";

const zh = {
  lead: "街镇项目化试点各自建成了什么, 与本窗口的指标并列。并列不说明原因: 试点街镇不是随机选出的, 街镇之间本来就不同。",
  none: "此地没有试点街镇的记录。",
  built: "试点建成了什么",
  builtNote: "据试点报送; “未述”是报送没有说, 不是没有。",
  aspect: "项目",
  untold: "未述",
  yes: "有",
  no: "无",
  figures: "试点街镇与其他街镇并列",
  figuresNote:
    "点是全市各街镇 (空心 n < 30, 描边为试点), 竖线是其他街镇的中位。其他街镇指没有试点记录的街镇。",
  place: "试点街镇",
  value: "数值",
  interval: "95% 区间",
  district: "本区其他街镇中位",
  city: "全市其他街镇中位",
  of: (median: string, units: number) => `${median} (${units} 个)`,
  title: (figure: string) => `各街镇的${figure}`,
  summary: (units: number) => `${units} 个街镇各一点`,
  listed: "在指导清单内的协商",
};

/** Words of the view of pilot townships; English must have each of them. */
export type PilotsWords = typeof zh;

const en: PilotsWords = {
  lead: "What each pilot township built, and this window's figures side by side. Standing side by side gives no cause: pilots were not chosen at random, and townships differ anyway.",
  none: "No pilot township is recorded here.",
  built: "What the pilots built",
  builtNote: "From the pilots' returns; “not told” is what a return does not say, not a no.",
  aspect: "Aspect",
  untold: "not told",
  yes: "yes",
  no: "no",
  figures: "Pilot townships beside others",
  figuresNote:
    "A dot is a township of the city (hollow: n < 30, outlined: a pilot), the line the median of the others. The others are townships without a pilot record.",
  place: "Pilot township",
  value: "Value",
  interval: "95% CI",
  district: "Median of others in its district",
  city: "Median of others in the city",
  of: (median, units) => `${median} (${units})`,
  title: (figure) => `${figure} across townships`,
  summary: (units) => `one dot for each of ${units} townships`,
  listed: "Consultations on the guidance list",
};

/** The words of a language. */
export const pilotsWordsOf = (language: Language): PilotsWords => (language === "zh" ? zh : en);
