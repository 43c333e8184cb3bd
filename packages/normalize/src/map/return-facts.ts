import { resolveDivision, units } from "@atlas/divisions";
import { parseDate } from "../parse/parse-date.js";

/** What a return says of itself in its titles or its file name. */
export interface ReturnFacts {
  readonly unit_id: string | null;
  readonly period: string | null;
  readonly declared_on: string | null;
  readonly received_on: string | null;
  readonly synthetic: boolean;
}

const stop = String.raw`(?=[\s,,;;|]|填报|报送|报告|收到|制表|$)`;
/** A label, also with its letters apart (填 报 单 位), and what stands behind it. */
const labelled = (names: string): RegExp => {
  const apart = names.split("|").map((name) => [...name].join("\\s*"));
  return new RegExp(`(?:${apart.join("|")})\\s*[::]\\s*(.+?)${stop}`);
};
const unitLabel = labelled("填报单位|报送单位|填表单位|上报单位|单位");
const declaredLabel = labelled("填报日期|填报时间|填表日期|填表时间|制表日期|统计日期");
const receivedLabel = labelled("报送日期|收到日期|接收日期|收件日期|收文日期");

/** Reads unit, period and dates out of title rows and the file name; titles go before the name. */
export function returnFacts(titles: string, fileName: string): ReturnFacts {
  const title = titles.normalize("NFKC");
  const name = fileName
    .normalize("NFKC")
    .replace(/^.*[/\\]/, "")
    .replace(/\.[^.]+$/, "");
  const dateOf = (pattern: RegExp): string | null => {
    const text = pattern.exec(title)?.[1];
    return text === undefined ? null : dayOf(text);
  };
  return {
    unit_id: unitOf(unitLabel.exec(title)?.[1]) ?? unitIn(title) ?? unitIn(name),
    period: periodIn(title) ?? periodIn(name),
    declared_on: dateOf(declaredLabel) ?? dayInName(name),
    received_on: dateOf(receivedLabel),
    synthetic: /合成示例|synthetic sample|\bsynthetic: true\b/i.test(`${title} ${name}`),
  };
}

function dayOf(text: string): string | null {
  const { value } = parseDate(text);
  return value?.precision === "day" ? value.on : null;
}

const dayInName = (name: string): string | null => {
  const found = /(?<!\d)(20\d{2})[-.]?(\d{2})[-.]?(\d{2})(?!\d)/.exec(name);
  return found ? dayOf(`${found[1]}${found[2]}${found[3]}`) : null;
};

function unitOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const bare = text.replace(
    /(民政局|社治委|社区发展治理委员会|人民政府|区委|办公室|公园城市建设和城市更新局)+$/,
    "",
  );
  const found = resolveDivision({ text: bare, level: "district" });
  return "division_id" in found ? found.division_id : null;
}

/** The single unit whose name stands in a text; null when there is none or there are several. */
function unitIn(text: string): string | null {
  const whole = units.filter((unit) => text.includes(unit.name));
  if (whole.length === 1) return whole[0]!.division_id;
  if (whole.length > 1) return null;
  const former = ["郫县", "新津县", "双流县", "新都县", "温江县"].filter((old) =>
    text.includes(old),
  );
  return former.length === 1 ? unitOf(former[0]) : null;
}

/** `2022Q3` or `2022` out of 2022年第三季度, 2022年3季度, 2022Q3, 2022年度; null when nothing or several are named. */
export function periodIn(text: string): string | null {
  const quarters = new Set(
    [
      ...text.matchAll(/(20\d{2})\s*年?\s*(?:第?\s*([一二三四1-4])\s*季(?:\s*度)?|[Qq]([1-4]))/g),
    ].map(
      ([, year, words, digit]) =>
        `${year}Q${digit ?? (/\d/.test(words!) ? words : "一二三四".indexOf(words!) + 1)}`,
    ),
  );
  if (quarters.size === 1) return [...quarters][0]!;
  if (quarters.size > 1) return null;
  const years = new Set(
    [
      ...text.matchAll(/(?<!\d)(20\d{2})\s*(?:年\s*度|年(?!\s*\d{1,2}\s*月|\d)|(?=[_\-)(]|$))/g),
    ].map(([, year]) => year!),
  );
  return years.size === 1 ? [...years][0]! : null;
}
