import {
  type MetricConfig,
  bookCounts,
  dueOn,
  figuresMany,
  previousWindow,
  publicFigures,
  quartersOf,
  returnsDue,
  attentionList,
  itemsWithin,
  violations,
  windowDueDays,
} from "@atlas/metrics";
import { AppError, type Language, formatQuarter, parseQuarter, shiftQuarter } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import type { BriefDivision, BriefInput } from "../brief/brief-input.js";
import { briefQuestions } from "../compose/brief-questions.js";

/** Quarters of the course over time, the window's last one included; fewer where each has to be searched for what it reveals. */
const courseQuarters = { internal: 8, public: 4 } as const;

/** What is asked of a warehouse for a brief. */
export interface BriefRequest {
  /** Id of the city or of a division. */
  readonly unit: string;
  /** Window in its canonical writing. */
  readonly period: string;
  readonly language: Language;
  readonly forPublic: boolean;
}

/** What a brief says of the warehouse, and the divisions that it may name. */
export interface BriefSource {
  readonly version: string;
  readonly synthetic: boolean;
  readonly divisions: readonly NamedDivision[];
}

/** A division with its names and whom it is under. */
export interface NamedDivision extends BriefDivision {
  readonly parent_id: string | null;
  /** The unit that sends its returns. */
  readonly manager_id: string | null;
}

/** Reads everything that a brief is written from.
 * @throws AppError `unit_unknown` when the unit is not among the divisions */
export async function readBrief(
  database: Database,
  source: BriefSource,
  config: MetricConfig,
  { unit: id, period, language, forPublic }: BriefRequest,
): Promise<BriefInput> {
  const divisions = new Map(source.divisions.map((one) => [one.division_id, one]));
  const division = divisions.get(id);
  if (!division) throw new AppError("unit_unknown", `report: no division ${id}`, { unit: id });
  const unit = plain(division);
  const previous = previousWindow(period);
  const quarters = courseOf(period, forPublic);
  const isCity = division.level === "city";
  const sender = isCity ? null : division.manager_id;
  const within = isCity ? null : id;
  const answers = await figuresMany(
    database,
    briefQuestions({ unit, period, previous, quarters }),
    config,
  );
  const rows = answers.flat();
  const figures = forPublic ? await publicFigures(database, rows, config) : rows;
  const [due, cases, books] = [
    await returnsDue(database, period, config),
    await violations(database, period, within, config),
    await bookCounts(database, period, sender),
  ];
  const silent = new Set(
    figures.flatMap((row) =>
      row.metric === "consult_first" && row.level === "district" && row.flag === "not_reported"
        ? [row.unit_id]
        : [],
    ),
  );
  // Changes tell figures that a brief for publication may hide.
  const attention = forPublic
    ? []
    : itemsWithin((await attentionList(database, period, config)).items, within);
  return {
    language,
    unit,
    period,
    previous,
    quarters,
    stillReporting: dueOn(quartersOf(period).at(-1)!, windowDueDays(config)) > config.asOf,
    version: source.version,
    synthetic: source.synthetic,
    forPublic,
    config,
    divisions: named(divisions, id, [...due, ...cases, ...attention], cases),
    figures,
    due: due.filter(({ unit_id: own }) => sender === null || own === sender),
    // The city's figure leaves out units that did not report; so does its list.
    violations: cases.filter(
      ({ unit_id: own }) => within !== null || own === null || !silent.has(own),
    ),
    attention,
    books,
  };
}

/** Quarters up to the window's last. */
function courseOf(period: string, forPublic: boolean): readonly string[] {
  const last = parseQuarter(quartersOf(period).at(-1)!)!;
  const length = courseQuarters[forPublic ? "public" : "internal"];
  return Array.from({ length }, (_, i) => formatQuarter(shiftQuarter(last, i + 1 - length)));
}

/** The unit, its children, and whoever the cases speak of. */
function named(
  divisions: ReadonlyMap<string, NamedDivision>,
  id: string,
  units: readonly { readonly unit_id: string | null }[],
  places: readonly { readonly township_id: string | null }[],
): readonly BriefDivision[] {
  const ids = new Set<string>([
    id,
    ...[...divisions.values()].flatMap((one) => (above(one) === id ? [one.division_id] : [])),
    ...units.flatMap(({ unit_id: own }) => (own === null ? [] : [own])),
    ...places.flatMap(({ township_id: own }) => (own === null ? [] : [own])),
  ]);
  return [...ids].flatMap((one) => {
    const division = divisions.get(one);
    return division ? [plain(division)] : [];
  });
}

/** A township is under the unit that manages it, wherever it lies by statute. */
const above = ({ level, parent_id: parent, manager_id: manager }: NamedDivision): string | null =>
  level === "township" ? manager : parent;

const plain = ({ division_id, name, name_en, level }: NamedDivision): BriefDivision => ({
  division_id,
  name,
  name_en,
  level,
});
