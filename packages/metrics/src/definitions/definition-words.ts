import type { Bilingual } from "@atlas/schema";
import type { FigureLevel } from "../figure.js";
import type { PartDefinition } from "./metric-definition.js";

/** The same in both languages, in one short call; definitions are long lists of them. */
export const words = (zh: string, en: string): Bilingual => ({ zh, en });

/** A part with its meaning. */
export const part = (name: string, zh: string, en: string): PartDefinition => ({
  part: name,
  meaning: { zh, en },
});

/** Levels of figures that rest on events. */
export const downToCommunity: readonly FigureLevel[] = [
  "city",
  "district",
  "township",
  "community",
];

/** Wilson, for one yes or no a case. */
export const wilson = words("Wilson 计分区间, 95%", "Wilson score interval, 95 %");

/** Where the way of counting is this product's own. */
export const ownCounting = words(
  "来源文章所述制度; 计算口径为本产品所定",
  "A system that the source article describes; the way of counting is this product's",
);

/** What is left out because a date is not known well enough. */
export const straddling = part(
  "left_out=straddling",
  "日期精度跨越窗口边界、两边都不计的场次 / 计入与未计入之和; 没有时不出现",
  "cases whose date may lie on either side of the window's edge, counted in neither / these and those counted; absent where there are none",
);

/** What a city leaves out because its units did not report. */
export const notReported = part(
  "left_out=not_reported",
  "仅市级: 未报送单位的小区 / 全部在册小区 (这些单位不进分子也不进分母); 没有时不出现",
  "at the city only: compounds of units that did not report / all compounds standing (such units are on neither side); absent where there are none",
);
