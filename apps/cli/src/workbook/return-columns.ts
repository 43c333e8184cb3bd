import { type Code, type Column, codeLists, isCode, tableOfKind, tables } from "@atlas/schema";

/** What may stand in a column of a return: the Chinese words of its code list, 是 and 否, or anything (null). */
export interface FieldChoices {
  readonly items: readonly string[];
  /** Several may be given, joined with 、. */
  readonly several: boolean;
}

/** The words that a field of a return chooses from, or null.
 * @param field a column of the kind's table, or its name without `_on`, `_id` */
export function fieldChoices(kind: Code<"return_kind">, field: string): FieldChoices | null {
  if (field === "consulted") return { items: ["是", "否"], several: false };
  const columns: readonly Column[] = tables[tableOfKind[kind]].columns;
  const column = columns.find(({ name }) => name === field);
  if (!column) return null;
  if (column.type === "boolean") return { items: ["是", "否"], several: false };
  if (column.codes === undefined || !Object.hasOwn(codeLists, column.codes)) return null;
  if (typeof column.type === "object" && "struct" in column.type) return null;
  const list: Readonly<Record<string, { readonly zh: string }>> =
    codeLists[column.codes as keyof typeof codeLists];
  return {
    items: Object.values(list).map(({ zh }) => zh),
    several: typeof column.type === "object",
  };
}

/** The Chinese name of a kind of return. */
export function kindLabel(kind: string | null): string {
  return kind !== null && isCode("return_kind", kind) ? codeLists.return_kind[kind].zh : "未识别";
}
