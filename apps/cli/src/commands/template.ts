import { csvRecords } from "@atlas/normalize";
import { type Code, codeLists } from "@atlas/schema";
import { type ColumnChoices, writeWorkbook } from "@atlas/spreadsheet";
import { print, say } from "../output.js";
import { given, productText } from "../paths.js";
import { kindOf } from "../return-options.js";
import { fieldChoices } from "../workbook/return-columns.js";
import { writeOutput } from "../write-output.js";

/** Rows of an empty return that have drop-down lists. */
const rowsToFill = 2000;
const headerRow = 3;

/** `atlas template`: the empty return of a kind, with the headings that the importer knows first and drop-down lists. */
export async function template(
  kindText: string,
  options: { readonly out: string; readonly json?: boolean },
): Promise<number> {
  const kind = kindOf("KIND", kindText);
  const { columns, bytes } = makeTemplate(kind);
  await writeOutput(given(options.out), bytes);
  const result = { kind, columns, out: options.out };
  if (options.json) print(`${JSON.stringify(result)}\n`);
  else
    say(
      `模板 ${codeLists.return_kind[kind].zh}: ${columns.length} 列, 已写入 ${options.out} · template written`,
    );
  return 0;
}

/** The empty return of a kind, and its headings. */
export function makeTemplate(kind: Code<"return_kind">): {
  readonly columns: readonly string[];
  readonly bytes: Uint8Array;
} {
  const columns = templateColumns(kind);
  return { columns: columns.map((one) => one.heading), bytes: templateWorkbook(kind, columns) };
}

interface TemplateColumn {
  readonly field: string;
  readonly heading: string;
}

function templateColumns(kind: Code<"return_kind">): readonly TemplateColumn[] {
  const records = (name: string) => csvRecords(productText("data", "reference", name));
  const own = records("header-synonyms.csv")
    .filter((row) => row["kind"] === kind && row["field"] !== "position")
    .map(({ field, headers }) => ({
      field: field!,
      heading: heading(field!, headers!.split("|")[0]!),
    }));
  if (kind !== "assessments") return own;
  const elements = records("elements.csv").map(({ element_id: id, zh }) => ({
    field: `element:${id!}`,
    heading: zh!,
  }));
  return [...own, ...elements];
}

/** Coordinates and money say what they are in. */
function heading(field: string, name: string): string {
  if (field === "lon" || field === "lat") return `${name}(WGS-84)`;
  return field.endsWith("_yuan") && !name.includes("元") ? `${name}(元)` : name;
}

function templateWorkbook(
  kind: Code<"return_kind">,
  columns: readonly TemplateColumn[],
): Uint8Array {
  const choices = columns.flatMap(({ field }, column): ColumnChoices[] => {
    const found = fieldChoices(kind, field);
    if (!found) return [];
    const prompt = found.several
      ? `可多选, 用顿号连接: ${found.items.join("、")}`
      : `从列表中选择 · choose from the list`;
    const toRow = headerRow + rowsToFill;
    const strict = !found.several;
    return [{ column, fromRow: headerRow + 1, toRow, items: found.items, prompt, strict }];
  });
  const name = codeLists.return_kind[kind].zh;
  return writeWorkbook([
    {
      name,
      rows: [
        [name],
        ["填报单位:", null, "报送期:", null, "填报日期:", null],
        columns.map((column) => column.heading),
      ],
      headerRow,
      choices,
    },
  ]);
}
