import {
  type Bilingual,
  type ColumnType,
  codeLists,
  issueCodes,
  schemaVersion,
  tables,
} from "@atlas/schema";

const cell = (text: string): string => text.replaceAll("|", "\\|");
const both = (text: Bilingual): string => cell(`${text.zh} · ${text.en}`);

function typeName(type: ColumnType): string {
  if (typeof type === "string") return type;
  if ("list" in type) return `list of ${typeName(type.list)}`;
  return `struct(${Object.entries(type.struct)
    .map(([name, inner]) => `${name} ${typeName(inner)}`)
    .join(", ")})`;
}

/** `docs/codebook.md`: every table, column, code list and issue code, made from the schema. */
export function codebookPage(): string {
  const lines = [
    "# 数据字典 · Codebook",
    "",
    `Schema version ${schemaVersion}. Made from \`packages/schema\` by \`npm run codebook\`; do not edit by hand.`,
    "A column is null where the value is unknown, unless it says `required`. Dates are the first day of what was written; `*_precision` says how much was.",
  ];
  for (const table of Object.values(tables)) {
    lines.push("", `## \`${table.name}\` ${table.label.zh} · ${table.label.en}`, "");
    lines.push("| column | type | unit / codes | meaning |", "| --- | --- | --- | --- |");
    for (const column of table.columns) {
      const marks = ["key" in column ? "key" : "", "required" in column ? "required" : ""].filter(
        Boolean,
      );
      const unit = "unit" in column ? column.unit : "";
      const codes = "codes" in column ? `codes: ${column.codes}` : "";
      const note = "note" in column ? ` (${both(column.note)})` : "";
      lines.push(
        `| \`${column.name}\` | ${typeName(column.type)}${marks.length ? `, ${marks.join(", ")}` : ""} | ${unit || codes} | ${both(column.label)}${note} |`,
      );
    }
  }
  lines.push("", "## Code lists", "");
  for (const [name, list] of Object.entries(codeLists)) {
    lines.push(`### ${name}`, "", "| code | 中文 | English |", "| --- | --- | --- |");
    for (const [code, text] of Object.entries(list as Readonly<Record<string, Bilingual>>)) {
      lines.push(`| \`${code}\` | ${cell(text.zh)} | ${cell(text.en)} |`);
    }
    lines.push("");
  }
  lines.push(
    "## Issue codes",
    "",
    "| code | severity | 中文 | English |",
    "| --- | --- | --- | --- |",
  );
  for (const [code, { severity, zh, en }] of Object.entries(issueCodes)) {
    lines.push(`| \`${code}\` | ${severity} | ${cell(zh)} | ${cell(en)} |`);
  }
  return `${lines.join("\n")}\n`;
}
