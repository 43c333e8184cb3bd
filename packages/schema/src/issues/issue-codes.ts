import type { Code } from "../codes/code-lists.js";
import type { Bilingual } from "../text.js";

/** What an issue code means: its severity and its sentence, with `{name}` for what is filled in. */
export interface IssueDefinition extends Bilingual {
  readonly severity: Code<"severity">;
  /** Whether it tells of a cell whose value was taken after a change (a unit stripped, a place renamed), not of a value
   * taken as written that is only remarked on. */
  readonly repairs: boolean;
}

const define =
  (severity: Code<"severity">, repairs: boolean) =>
  (zh: string, en: string): IssueDefinition => ({ severity, repairs, zh, en });
const error = define("error", false);
const warning = define("warning", false);
const info = define("info", false);
/** A change that is beyond doubt. */
const repaired = define("info", true);
/** A change that a person should look at. */
const doubtfullyRepaired = define("warning", true);

/** The closed list of issue codes. A successful repair is an issue too (`info`): nothing is changed in silence. */
export const issueCodes = {
  // the file
  file_unreadable: error(
    "文件无法读取: {reason}。请检查文件是否完整并重新导出",
    "The file cannot be read: {reason}. Check that it is whole and export it again",
  ),
  file_empty: error(
    "文件没有内容。请重新导出后报送",
    "The file is empty. Export it again and send it",
  ),
  format_unsupported: error(
    "不支持的文件格式 {raw}。请用 xlsx 或 csv 报送",
    "Format {raw} is not supported. Send xlsx or csv",
  ),
  return_older_after_newer: info(
    "本报送填报于 {declared}, {raw} 才收到; 填报日期更新的报送 {before} 已收到, 以其为准",
    "This return, declared {declared}, came only on {raw}; one declared later had come on {before} and stands",
  ),
  encoding_unknown: error(
    "编码既非 UTF-8 也非 GB18030。请另存为 UTF-8 或 xlsx",
    "The encoding is neither UTF-8 nor GB18030. Save as UTF-8 or xlsx",
  ),
  encoding_guessed: info("编码识别为 {value}", "Encoding found to be {value}"),
  limit_exceeded: error(
    "超出限制 {limit}: {raw}。请拆分文件",
    "Over the limit {limit}: {raw}. Split the file",
  ),
  header_missing: error(
    "没有找到可识别的表头。请使用模板的列名",
    "No known header row was found. Use the template's column names",
  ),
  workbook_unread: error(
    "这是更正表中没有识别出表头的各行, 无法逐行更正, 未采用也未改动任何行。请改用模板 (atlas template) 重新报送",
    "These are rows of a quarantine workbook whose headings nobody knew; they cannot be corrected row by row, and nothing was changed. Send the return again on the template",
  ),
  kind_ambiguous: error(
    "无法判断台账种类。请用 --kind 指定",
    "The kind of return cannot be told. Give --kind",
  ),
  other_city: error(
    "内容属于其他城市 ({raw}), 不是成都市的报送",
    "This belongs to another city ({raw}), not to Chengdu",
  ),
  header_inferred: warning(
    "没有表头, 按各列内容识别",
    "There is no header; columns were told by their cells",
  ),
  table_transposed: info(
    "表格行列互换, 每列为一条记录",
    "The table lies on its side; each column is a record",
  ),
  row_hidden: info("隐藏的行 {raw} 也已读取", "Hidden rows {raw} were read too"),
  text_mended: warning(
    "{raw} 处文字含有空字符 (NUL) 或残缺的半个字符: 空字符删去, 残缺字符写作 \uFFFD",
    "{raw} texts held NUL or half a character: NUL was left out, half a character reads \uFFFD",
  ),
  column_matched: info(
    "列 {raw} 识别为 {value} (把握 {confidence})",
    "Column {raw} read as {value} (confidence {confidence})",
  ),
  place_inherited: info(
    "本行无所在地, 取自上方分组行 {raw}",
    "The row names no place; taken from the heading {raw} above it",
  ),
  sheet_hidden: info("隐藏的工作表也已读取", "A hidden sheet was read too"),
  beside_rows: info(
    "表外信息 {raw} 不属于任何一行, 原样保留, 未采用",
    "{raw} stands beside the rows and belongs to none; kept as it is, not used",
  ),
  column_unknown: info("未识别的列 {column}, 原样保留", "Unknown column {column}, kept as it is"),
  column_duplicate: warning(
    "列 {column} 重复出现, 采用第一个",
    "Column {column} occurs twice; the first is used",
  ),
  unit_unknown: warning(
    "没有写明填报单位, 按各行所在地归属",
    "No reporting unit is named; rows are placed one by one",
  ),
  period_unknown: warning(
    "没有写明报送期, 只增加不替换",
    "No period is named; the rows add and replace nothing",
  ),
  // the cell
  whitespace_trimmed: repaired(
    "去除多余空白: {raw} → {value}",
    "Surplus white space removed: {raw} → {value}",
  ),
  fullwidth_folded: repaired(
    "全角转半角: {raw} → {value}",
    "Full-width characters folded: {raw} → {value}",
  ),
  markup_removed: repaired(
    "去除网页代码: {raw} → {value}",
    "Markup of a web page removed: {raw} → {value}",
  ),
  missing_word: info("{raw} 视为缺失", "{raw} is read as missing"),
  required_missing: warning("{column} 未填", "{column} is not given"),
  number_unit_stripped: repaired("去除单位: {raw} → {value}", "Unit removed: {raw} → {value}"),
  number_approximate: repaired("约数: {raw} → {value}", "Approximate number: {raw} → {value}"),
  number_chinese: repaired("中文数字: {raw} → {value}", "Chinese numeral: {raw} → {value}"),
  number_range: warning("{raw} 是范围, 不取单一数值", "{raw} is a range; no single value is taken"),
  number_invalid: error("{raw} 不是数字", "{raw} is not a number"),
  number_out_of_range: warning("{raw} 超出合理范围 {expected}", "{raw} is outside {expected}"),
  number_outlier: warning("{raw} 远超同类, 请核对", "{raw} is far beyond its peers; check it"),
  percent_scale: repaired("百分数: {raw} → {value}", "Percentage: {raw} → {value}"),
  percent_ambiguous: warning(
    "{raw} 与同列百分数的写法不一致, 无法确定",
    "{raw} is not written like the column's other percentages and cannot be decided",
  ),
  percent_invalid: error("{raw} 不是百分比", "{raw} is not a percentage"),
  date_completed: repaired(
    "日期 {raw} → {value} (精度: {precision})",
    "Date {raw} → {value} (precision: {precision})",
  ),
  date_serial: repaired("Excel 日期序号: {raw} → {value}", "Excel date serial: {raw} → {value}"),
  date_two_digit_year: error(
    "{raw} 的年份只有两位, 无法确定",
    "{raw} has a two-digit year and cannot be decided",
  ),
  date_impossible: error("{raw} 不是存在的日期", "{raw} is not a date that exists"),
  date_invalid: error("{raw} 不是日期", "{raw} is not a date"),
  date_future: warning("{raw} 晚于报送日期", "{raw} is after the return was made"),
  merged_propagated: repaired(
    "合并单元格 {raw} 的内容补到各行",
    "The text of the merged cells {raw} was repeated in each row",
  ),
  ditto_filled: repaired("{raw}: 取上一行的 {value}", "{raw}: taken from the row above, {value}"),
  ditto_unfilled: warning(
    "{raw}: 上方没有可取的内容, 视为缺失",
    "{raw}: nothing stands above to repeat; read as missing",
  ),
  code_mapped: repaired("写法 {raw} 归为 {value}", "{raw} is read as {value}"),
  code_unknown: warning("{raw} 不在 {column} 的选项中", "{raw} is not an option of {column}"),
  boolean_invalid: warning("{raw} 不是是/否", "{raw} is neither yes nor no"),
  name_invalid: warning("{raw} 不是名称, 不采用", "{raw} is no name; left out"),
  formula_error: error("单元格公式出错: {raw}", "The cell's formula failed: {raw}"),
  personal_masked: repaired("个人信息已遮盖", "Personal information was masked"),
  // the row
  row_unidentified: error(
    "没有小区、社区或单位, 无法归属",
    "Neither compound, community nor unit: the row cannot be placed",
  ),
  row_unreadable: error("整行无法读取: {reason}", "The row cannot be read: {reason}"),
  row_contradicts: error("本行自相矛盾: {reason}", "The row contradicts itself: {reason}"),
  row_duplicate: info("与行 {value} 相同, 已合并", "The same as row {value}; merged"),
  patch_unmatched: error(
    "原始行编号 {raw} 在库中没有对应的隔离行",
    "The source row {raw} is not in the warehouse; nothing is corrected",
  ),
  participation_exceeds: warning(
    "参与户数 {raw} 大于应参与户数 {expected}, 两者均不取",
    "{raw} took part of {expected} invited; neither is taken",
  ),
  votes_exceed: warning(
    "票数合计 {raw} 大于能投票的户数 {expected} (参与户数, 没有时为应参与户数)",
    "{raw} votes in all, but only {expected} households could vote: those that took part or, where that is not known, were invited",
  ),
  steps_out_of_order: warning("七步日期次序颠倒: {raw}", "Steps out of order: {raw}"),
  closed_before_begun: warning(
    "办结日期 {raw} 早于第一步 {expected}",
    "Closed {raw}, before the first step {expected}",
  ),
  escalation_undated: warning(
    "{column} 已填, 但没有上报日期, 逐级上报情况未知",
    "{column} is given without a date of escalation; what was escalated is unknown",
  ),
  status_assumed: warning(
    "没有可识别的状态, 按计划计",
    "No known status is given; counted as planned",
  ),
  consult_after_start: warning(
    "项目开工 {raw} 早于达成共识 {expected}",
    "Project started {raw}, before agreement {expected}",
  ),
  record_conflict: warning(
    "与行 {value} 是同一记录, 但 {column} 写法不同, 采用行 {value}",
    "The same record as row {value} but for {column}; row {value} stands",
  ),
  record_outdated: warning(
    "隔离中的行 {value} 报送较晚, 似乎是同一记录的后续; 改正之前, 本记录停在本行所写",
    "Row {value}, of a later return and in quarantine, seems to tell how this record went on; until it is corrected the record stays as this row has it",
  ),
  // the place
  division_renamed: repaired("旧地名 {raw} → {value}", "Old place name {raw} → {value}"),
  division_merged: doubtfullyRepaired(
    "{raw} 已撤并, 按 {value} 归属 (把握 {confidence})",
    "{raw} was merged; placed in {value} (confidence {confidence})",
  ),
  division_succeeded: repaired(
    "{raw} 填报时尚在, 后已撤并, 按 {value} 归属 (把握 {confidence})",
    "{raw} was there when this was reported and was merged since; placed in {value} (confidence {confidence})",
  ),
  division_outdated: warning(
    "{raw} 在 {expected} 之后已停用, 早于本次报送。请改用 {value}",
    "{raw} was out of use after {expected}, before this was reported. Write {value}",
  ),
  division_code_old: repaired("旧编码 {raw} → {value}", "Old code {raw} → {value}"),
  division_corrected: doubtfullyRepaired(
    "地名 {raw} 按 {value} 识别",
    "Place name {raw} read as {value}",
  ),
  division_unknown: warning("未识别的地名 {raw}", "Unknown place {raw}"),
  division_ambiguous: warning(
    "地名 {raw} 有多处同名, 未归属",
    "{raw} is the name of several places; not placed",
  ),
  division_conflict: doubtfullyRepaired(
    "{raw} 与本行或报送单位所在的 {value} 不符, 按后者归属",
    "{raw} is not where the rest of the row or its return lies; placed in {value}",
  ),
  division_from_address: info("由地址得到 {value}", "{value} taken from the address"),
  crs_converted: repaired(
    "坐标由 {raw} 转换为 WGS-84",
    "Coordinates converted from {raw} to WGS-84",
  ),
  crs_ambiguous: warning(
    "坐标系无法判定, 坐标暂不采用",
    "The coordinate system cannot be decided; coordinates are left out",
  ),
  coordinate_swapped: doubtfullyRepaired(
    "经纬度颠倒: {raw} → {value}",
    "Longitude and latitude were swapped: {raw} → {value}",
  ),
  coordinate_dms: repaired("度分秒: {raw} → {value}", "Degrees, minutes, seconds: {raw} → {value}"),
  coordinate_invalid: error("{raw} 不是坐标", "{raw} is not a coordinate"),
  coordinate_placeholder: warning("{raw} 是占位坐标, 不采用", "{raw} is a placeholder; left out"),
  coordinate_outside_city: error(
    "坐标 {raw} 在成都市外, 不采用",
    "{raw} is outside the city; left out",
  ),
  coordinate_outside_district: warning(
    "坐标在 {value} 外 {distance} 米",
    "The point is {distance} m outside {value}",
  ),
  // the link
  name_place_removed: repaired(
    "小区名称 {raw} 前的地名不是名称的一部分 (见其地址或其他各次报送), 按 {value} 记",
    "The place before the name {raw} is no part of it, as its address or other returns show; taken as {value}",
  ),
  name_writing: repaired(
    "小区名称 {raw} 是 {value} 的另一写法, 按后者记",
    "{raw} is another writing of {value}, which is taken",
  ),
  name_corrected: doubtfullyRepaired(
    "小区名称 {raw} 与其他各次所写的 {value} 只差一字, 按后者记, 请核对",
    "{raw} is one character off {value}, which the other returns write and which is taken; check it",
  ),
  name_place_kept: info(
    "小区名称 {raw} 以所在地 {value} 开头, 无从得知是否名称的一部分, 照原样采用",
    "{raw} begins with the place {value}; whether that is part of the name nothing shows, and it is kept as written",
  ),
  name_door_only: info(
    "小区名称 {raw} 只是门牌号, 照原样采用",
    "{raw} is a house number only; kept as written",
  ),
  link_review: warning(
    "小区 {raw} 与 {value} 相近, 待人工判定",
    "{raw} resembles {value}; a person decides",
  ),
  link_missing: warning(
    "台账中没有小区 {raw}, 计入其社区",
    "No compound {raw} in the register; counted at its community",
  ),
  consultation_unmatched: warning(
    "没有找到本行所写的协商 {raw}",
    "The consultation {raw} named in the row was not found",
  ),
  consultation_unnamed: warning(
    "写明已经协商, 但没有写协商编号, 也没有找到相应的协商",
    "Declared as consulted, but no number is given and no such consultation was found",
  ),
  project_unmatched: warning(
    "没有找到本行所写的项目 {raw}",
    "The project {raw} named in the row was not found",
  ),
  compound_ended: info(
    "新台账不再列入, 自 {value} 止",
    "No longer listed by a newer register; ends {value}",
  ),
} as const satisfies Readonly<Record<string, IssueDefinition>>;

/** An issue code. */
export type IssueCode = keyof typeof issueCodes;

/** What fills an issue's sentence: the same in both languages, or a word of each. */
export type IssueParameters = Readonly<Record<string, string | number | Bilingual>>;

/** The sentence of an issue in both languages; a name without a value stays visible as `{name}`.
 * @example issueMessage("missing_word", { raw: "不详" }).en // "不详 is read as missing"
 */
export function issueMessage(code: IssueCode, parameters: IssueParameters): Bilingual {
  const { zh, en } = issueCodes[code];
  return { zh: fill(zh, parameters, "zh"), en: fill(en, parameters, "en") };
}

function fill(template: string, parameters: IssueParameters, language: keyof Bilingual): string {
  let parts = templates.get(template);
  if (!parts) {
    parts = template.split(/\{(\w+)\}/);
    templates.set(template, parts);
  }
  let text = "";
  for (const [i, part] of parts.entries())
    text += i % 2 === 0 ? part : wordOf(parameters[part] ?? `{${part}}`, language);
  return text;
}

const wordOf = (value: string | number | Bilingual, language: keyof Bilingual): string =>
  typeof value === "object" ? value[language] : String(value);

/** Sentences taken apart once: text and name in turn. */
const templates = new Map<string, readonly string[]>();
