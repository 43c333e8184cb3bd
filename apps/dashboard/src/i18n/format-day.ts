import type { Language } from "@atlas/schema";

const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }),
};

/** A day of the calendar: `2022-12-31` → `2022年12月31日`, `31 Dec 2022`. What is no day stands for itself. */
export function formatDay(day: string, language: Language): string {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : formats[language].format(time);
}
