import type { Element } from "../read-elements.js";
import type { Form } from "../forms/form.js";
import { officeColumns } from "../offices/columns.js";
import type { Office } from "../offices/office.js";
import { randomStream } from "../random.js";
import { buildPage } from "../sheets/build-page.js";
import type { Page } from "../sheets/page.js";
import { transposed } from "../sheets/transpose.js";
import { divisionById } from "@atlas/divisions";

/** What every sheet of a city is written with. */
export interface Workshop {
  readonly seed: number;
  /** Chance of a fault in a cell. */
  readonly rate: number;
  readonly elements: readonly Element[];
}

/** One kind of return, ready to be put on a sheet or several. */
export interface Part {
  readonly kind: string;
  readonly title: string;
  readonly hasPoints: boolean;
  /** @param serial of the file, so that two versions of a ledger do not go wrong alike */
  readonly pages: (serial: number, titles: readonly string[], declared: string) => readonly Page[];
}

/** Prepares a form's records for an office. */
export function makePart<R>(
  form: Form<R>,
  records: readonly R[],
  office: Office,
  { seed, rate, elements }: Workshop,
): Part {
  const typed = /^(workbook|xlsx|xls)$/.test(office.container);
  const names = new Map(elements.map(({ id, zh }) => [id, zh]));
  const columns = officeColumns(form, office, seed, names);
  const hand = {
    office,
    seed,
    register: form.kind === "compounds" || form.kind === "pilot-sites",
    typed,
  };
  const sheetName = form.title.replace(/[()]/g, "");
  return {
    kind: form.kind,
    title: form.title,
    hasPoints: form.fields.some(({ name }) => name === "point"),
    pages: (serial, titles, declared) => {
      const random = randomStream(seed, "sheet", office.unitId, serial, form.kind);
      const build = (name: string, rows: readonly R[], hidden = false): Page =>
        buildPage({
          name: typed ? name : "",
          hidden,
          titles,
          form,
          columns,
          records: rows,
          hand,
          random,
          rate,
          declared,
          year: Number(declared.slice(0, 4)),
        });
      if (office.ways.has("transposed") && /^(assessments|township-pilots)$/.test(form.kind))
        return [transposed(build(sheetName, records))];
      if (office.ways.has("sheet-per-township") && form.kind === "compounds")
        return perTownship(form, records).map(([id, rows]) =>
          marked(build(divisionById(id)!.name, rows), "sheet_per_township"),
        );
      if (office.ways.has("hidden-sheet") && form.kind !== "compounds" && records.length > 12) {
        const kept = records.length - 5;
        return [
          build(sheetName, records.slice(0, kept)),
          marked(build(`${sheetName}补充`, records.slice(kept), true), "sheet_hidden"),
        ];
      }
      return [build(sheetName, records)];
    },
  };
}

function perTownship<R>(form: Form<R>, records: readonly R[]): readonly (readonly [string, R[]])[] {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const id = form.townshipOf(record)!;
    const group = groups.get(id);
    if (group) group.push(record);
    else groups.set(id, [record]);
  }
  return [...groups];
}

const marked = (page: Page, fault: "sheet_per_township" | "sheet_hidden"): Page => ({
  ...page,
  faults: [
    { fault, row: null, column: null, field: null, trueValue: null, written: null },
    ...page.faults,
  ],
});
