import type { Field, Form } from "../forms/form.js";
import { randomStream } from "../random.js";
import { fullWidth } from "../writing/numerals.js";
import { crsLabels } from "../writing/write-point.js";
import type { FaultName } from "../faults/fault-kinds.js";
import { headerWords } from "./header-words.js";
import type { Office } from "./office.js";

/** A column as an office lays it out. */
export interface OfficeColumn {
  /** Index of the form's field. */
  readonly field: number;
  readonly name: string;
  /** Which half of a point stands in it. */
  readonly part: "whole" | "lon" | "lat";
  readonly header: string;
  /** The form's own heading. */
  readonly plain: string;
  readonly group: string | null;
  /** What was done to the heading. */
  readonly odd: readonly FaultName[];
}

const units: Readonly<Record<string, string>> = {
  households: "户",
  households_invited: "户",
  households_participated: "户",
  buildings: "栋",
  residents: "人",
  members: "人",
  representatives: "人",
  supervisors: "人",
  agree: "票",
  against: "票",
  abstain: "票",
};

/** The columns of a form as the office has them every time: its order, its words, its marks. Elements of an assessment head themselves. */
export function officeColumns<R>(
  form: Form<R>,
  office: Office,
  seed: number,
  elementNames: ReadonlyMap<string, string>,
): readonly OfficeColumn[] {
  const columns = form.fields.flatMap((field, index) => {
    if (office.ways.has("place-in-address") && form.kind === "compounds") {
      if (field.name === "township_id" || field.name === "community_id") return [];
    }
    return partsOf(field, office).map((part) => {
      const name = part === "whole" ? field.name : part;
      const words = headerWords(
        form.kind,
        field.name === "point" ? (part === "whole" ? "lon_lat" : part) : name,
      ) ?? [elementNames.get(name) ?? name];
      const own = office.ways.has("headers-own");
      const random = randomStream(seed, "header", office.unitId, form.kind, name);
      const worded = own ? random.pick(words) : words[0]!;
      const { text, odd } = marked(worded, name, office);
      return {
        field: index,
        name,
        part,
        header: text,
        plain: words[0]!,
        group: field.group ?? null,
        odd: worded === words[0] ? odd : (["header_wording", ...odd] as const),
      };
    });
  });
  if (!office.ways.has("columns-reordered")) return columns;
  const random = randomStream(seed, "order", office.unitId, form.kind);
  return columns
    .map((column) => ({ column, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ column }) => column);
}

function partsOf<R>(field: Field<R>, { ways }: Office): readonly ("whole" | "lon" | "lat")[] {
  if (field.name !== "point" || ways.has("point-joined")) return ["whole"];
  return ways.has("point-latitude-first") ? ["lat", "lon"] : ["lon", "lat"];
}

function marked(
  word: string,
  name: string,
  { ways, crs }: Office,
): { readonly text: string; readonly odd: readonly FaultName[] } {
  const odd: FaultName[] = [];
  let text = word;
  const unit = units[name];
  if (name.endsWith("_yuan")) text += ways.has("money-wan") ? "(万元)" : "(元)";
  else if (ways.has("header-unit") && unit && !/[(户]$/.test(text)) {
    text += `(${unit})`;
    odd.push("header_unit");
  }
  if (/^(lon|lat|point)$/.test(name) && !ways.has("crs-unlabelled")) text += `(${crsLabels[crs]})`;
  const apply = (fault: FaultName, changed: string): void => {
    if (changed === text) return;
    text = changed;
    odd.push(fault);
  };
  if (ways.has("header-spaced") && text.length <= 4) apply("header_spaced", [...text].join(" "));
  if (ways.has("header-line-break") && text.length >= 5) {
    const at = text.includes("(") ? text.indexOf("(") : Math.ceil(text.length / 2);
    apply("header_line_break", `${text.slice(0, at)}\n${text.slice(at)}`);
  }
  if (ways.has("header-full-width")) apply("header_full_width", fullWidth(text));
  if (ways.has("header-starred") && /^(name|compound_id|community_id|topic|step1_on)$/.test(name))
    apply("header_starred", `*${text}`);
  return { text, odd };
}
