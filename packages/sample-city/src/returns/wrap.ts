import type { Office } from "../offices/office.js";

const quarterNames = "一二三四";

/** 2021年第一季度, 2021年: a period in an office's words. */
export function periodWords(period: string, own: boolean, style: number): string {
  const year = `${period.slice(0, 4)}年`;
  if (period.length === 4) return own && style === 2 ? `${year}度` : year;
  const quarter = Number(period[5]);
  if (!own || style === 0) return `${year}第${quarterNames[quarter - 1]}季度`;
  if (style === 1) return `${year}${quarterNames[quarter - 1]}季度`;
  return style === 2 ? `${year}第${quarter}季度` : period;
}

const inWords = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** Title rows of a sheet: what it is, and who made it up when. */
export function titleRows(
  office: Office,
  title: string,
  period: string,
  declared: string,
  received: string,
): readonly string[] {
  if (!office.titled) return [];
  const own = office.ways.has("period-own");
  const words = periodWords(period, own, office.fileName);
  const made = own && office.fileName > 1 ? inWords(declared) : declared;
  return [
    `${office.name}${title}(${words})`,
    own && office.fileName > 1
      ? `填报单位（盖章）：${office.name}民政局　　报送期：${words}　　填报日期：${made}　　报送日期：${received}　　合成示例数据`
      : `填报单位:${office.name}    报送期:${words}    填报日期:${made}    报送日期:${received}    合成示例数据`,
  ];
}

/** A file's name without its ending. Every one says that it is synthetic. */
export function fileStem(office: Office, title: string, period: string, declared: string): string {
  const compact = declared.replaceAll("-", "");
  const own = office.ways.has("period-own");
  const words = periodWords(period, own, office.fileName);
  if (!own || office.fileName === 0) return `合成示例_${office.name}_${title}_${period}_${compact}`;
  if (office.fileName === 1)
    return `合成示例-${office.name}${words}${title}（${inWords(declared)}报）`;
  if (office.fileName === 2) return `合成示例 ${office.name}${title} ${words} ${declared}`;
  return `附件${office.ordinal + 1}：合成示例${office.name}${words}${title}${compact}`;
}
