import table from "../../../../data/reference/elements.csv?raw";

/** An element of the assessment and its category, in both languages. */
export interface AssessedElement {
  readonly element_id: string;
  readonly category: { readonly zh: string; readonly en: string };
  readonly name: { readonly zh: string; readonly en: string };
}

const [heading, ...lines] = table.trim().split(/\r?\n/);
const columns = heading!.split(",");

/** The elements that the page was built with, by their ids; none of the cells that are read here is quoted. */
export const assessedElements: ReadonlyMap<string, AssessedElement> = new Map(
  lines.map((line) => {
    const cells = line.split(",");
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? "";
    const element: AssessedElement = {
      element_id: cell("element_id"),
      category: { zh: cell("category_zh"), en: cell("category_en") },
      name: { zh: cell("zh"), en: cell("en") },
    };
    return [element.element_id, element] as const;
  }),
);
