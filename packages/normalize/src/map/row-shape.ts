import { foldHeader } from "../reference.js";

/** Cells of a row, null where nothing stands. */
export type TextRow = readonly (string | null)[];

/** How many cells of a row are filled. */
export function filledIn(row: TextRow): number {
  let count = 0;
  for (const cell of row) if (cell !== null) count += 1;
  return count;
}

/** Whether a row could be labels: several short texts, none a number, a date or a sentence. */
export function looksLikeLabels(row: TextRow): boolean {
  let filled = 0;
  for (const cell of row) {
    if (cell === null) continue;
    filled += 1;
    if (cell.length > 60 || /^[\s\d.,:/%-]+$/.test(cell)) return false;
    if (/\d{4}[-年./]\d{1,2}|\d{5,}/.test(cell)) return false;
  }
  return filled >= 1;
}

const totals =
  /^(?:.{0,12}[^合小总共累])?(?:小计|合计|总计|共计|累计)(?:[::(].*|\d.*|[共]?\d+.*)?$/;
const closing =
  /^(?:注|备注|说明|附注|填表|填报|制表|制单|审核|审批|复核|签发|签字|盖章|负责人|单位负责人|主管领导|分管领导|联系|经办|数据来源|资料来源|统计口径|口径|合成示例|打印|※)/;
const signature =
  /^(?:填表人|填报人|制表人|审核人|复核人|审批人|经办人|负责人|单位负责人|分管领导|主管领导|联系人|联系电话|电话|填报日期|填表日期|填报时间|日期|单位|填报单位|报送单位|报出日期|盖章|签字|年月日)[(\uff08]?.{0,4}[)\uff09]?[:\uff1a]/;

/** Whether a row sums others: 小计, 合计, 驷马桥街道合计 in one of its first three cells. */
export function isSubtotal(row: TextRow): boolean {
  let seen = 0;
  for (const cell of row) {
    if (cell === null) continue;
    seen += 1;
    if (seen > 3) return false;
    if (
      cell.length <= 24 &&
      /[计]/.test(cell) &&
      totals.test(cell.normalize("NFKC").replace(/\s+/g, ""))
    )
      return true;
  }
  return false;
}

/** Whether a row of a table of many columns is a note, a signature line or a sentence below it. */
export function isFootnote(row: TextRow): boolean {
  const cells = row.filter((cell) => cell !== null).map((cell) => cell.normalize("NFKC").trim());
  if (cells.length === 0) return false;
  if (cells.every((cell) => signature.test(cell))) return true;
  if (cells.length > 2) return false;
  const first = cells[0]!.replace(/\s+/g, "");
  return (
    closing.test(first) ||
    (cells.length === 1 &&
      (cells[0]!.length > 40 || /^(?:\*|\d+[、.].{8,}|[(\uff08]?注)/.test(first)))
  );
}

/** Whether a row under a header only numbers its columns (1 2 3 …, 甲 乙 1 2). */
export function numbersColumns(row: TextRow): boolean {
  const cells = row.filter((cell) => cell !== null).map((cell) => cell.trim());
  const digits = cells
    .filter((cell) => /^[(]?\d{1,2}[)]?$/.test(cell))
    .map((cell) => Number(cell.replace(/\D/g, "")));
  const words = cells.length - digits.length;
  if (digits.length < 3 || words > 3) return false;
  if (cells.some((cell) => !/^[(]?\d{1,2}[)]?$/.test(cell) && !/^[甲乙丙丁戊A-Z]$/.test(cell)))
    return false;
  return digits.every((digit, i) => i === 0 || digit === digits[i - 1]! + 1);
}

const hint = /必填|选填|下拉|格式|填写|如[:\uff1a]|例如|示例|yyyy|请选择|单选|多选|没有填/i;

/** Whether a row under a header says how to fill it in, or is the template's example. */
export function isFillingHint(row: TextRow): boolean {
  const cells = row.filter((cell) => cell !== null);
  if (cells.length === 0) return false;
  if (
    /^[(【[]?(?:例|示例|样例|填写示例|填报示例|填表示例|举例)[)】\]]?[:\uff1a]?\d*$/.test(
      cells[0]!.trim(),
    )
  )
    return true;
  const hints = cells.filter((cell) => hint.test(cell)).length;
  return hints >= 2 && hints >= cells.length * 0.5;
}

/** Whether a sheet is prose (instructions, a cover) and not a table. */
export function isProse(rows: readonly TextRow[], sheetName: string): boolean {
  let filled = 0;
  let narrow = 0;
  let letters = 0;
  for (const row of rows) {
    const count = filledIn(row);
    if (count === 0) continue;
    filled += 1;
    if (count <= 2) narrow += 1;
    for (const cell of row) letters = Math.max(letters, cell?.length ?? 0);
  }
  if (filled === 0) return false;
  const named = /说明|须知|要求|指引|封面|目录|注意|readme|口径|填报/i.test(sheetName);
  return narrow >= filled * 0.8 && (named || letters >= 10);
}

/** Whether a sheet is lists of words to choose from: most cells are options or headers that the tables know. */
export function isWordList(
  rows: readonly TextRow[],
  words: ReadonlyMap<string, ReadonlyMap<string, string>>,
  headerWords: ReadonlySet<string>,
): boolean {
  let cells = 0;
  let known = 0;
  for (const row of rows.slice(0, 300))
    for (const cell of row) {
      if (cell === null) continue;
      cells += 1;
      const folded = foldHeader(cell);
      if (headerWords.has(folded)) known += 1;
      else
        for (const list of words.values())
          if (list.has(folded)) {
            known += 1;
            break;
          }
    }
  return cells > 0 && known >= cells * 0.5;
}
