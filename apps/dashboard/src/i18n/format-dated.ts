import { type Language, quarterOfDay } from "@atlas/schema";
import { formatDay } from "./format-day.js";

const months: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat("zh-CN", { year: "numeric", month: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "short", timeZone: "UTC" }),
};

/** A recorded date, no finer than it is known: `2021年3月5日`, `2021年3月`, `2021年第1季度`, `2021年`.
 * @param on its first day, `YYYY-MM-DD` */
export function formatDated(on: string, precision: string | null, language: Language): string {
  const { year, quarter } = quarterOfDay(on);
  switch (precision) {
    case "month":
      return months[language].format(Date.parse(on));
    case "quarter":
      return language === "zh" ? `${year}年第${quarter}季度` : `Q${quarter} ${year}`;
    case "year":
      return language === "zh" ? `${year}年` : String(year);
    default:
      return formatDay(on, language);
  }
}
