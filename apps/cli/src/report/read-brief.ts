import { childrenOf, cityId, divisionById, englishName, placeOf } from "@atlas/divisions";
import {
  type FigureRow,
  type MetricConfig,
  bookCounts,
  dueOn,
  figuresMany,
  previousWindow,
  quartersOf,
  returnsDue,
  attentionList,
  itemsWithin,
  violations,
  windowDueDays,
} from "@atlas/metrics";
import { type BriefDivision, type BriefInput, briefQuestions } from "@atlas/report";
import { type Language, formatQuarter, parseQuarter, shiftQuarter } from "@atlas/schema";
import type { Database, Manifest } from "@atlas/warehouse";
import { publicFigures } from "../export/public-figures.js";

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

/** Reads everything that a brief is written from. */
export async function readBrief(
  database: Database,
  manifest: Manifest,
  config: MetricConfig,
  { unit: id, period, language, forPublic }: BriefRequest,
): Promise<BriefInput> {
  const unit = divisionOf(id);
  const previous = previousWindow(period);
  const quarters = courseOf(period, forPublic);
  const sender = placeOf(id).unit_id;
  const within = id === cityId ? null : id;
  const answers = await figuresMany(
    database,
    briefQuestions({ unit, period, previous, quarters }),
    config,
  );
  const rows = answers.flat();
  const figures = forPublic ? await hidden(database, rows, config) : rows;
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
    version: manifest.version,
    synthetic: manifest.synthetic,
    forPublic,
    config,
    divisions: named(id, [...due, ...cases, ...attention], cases),
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

/** Quarters up to the window's last. In a brief for publication a longer window stands alone: its quarters would tell what it hides. */
function courseOf(period: string, forPublic: boolean): readonly string[] {
  const own = quartersOf(period);
  if (forPublic && own.length > 1) return [];
  const last = parseQuarter(own.at(-1)!)!;
  const length = courseQuarters[forPublic ? "public" : "internal"];
  return Array.from({ length }, (_, i) => formatQuarter(shiftQuarter(last, i + 1 - length)));
}

/** The figures with small counts of households hidden, window by window. */
async function hidden(
  database: Database,
  rows: readonly FigureRow[],
  config: MetricConfig,
): Promise<readonly FigureRow[]> {
  const safe: FigureRow[] = [];
  for (const period of new Set(rows.map((row) => row.period))) {
    const own = rows.filter((row) => row.period === period);
    safe.push(...(await publicFigures(database, own, period, config)));
  }
  return safe;
}

/** The unit, its children, and whoever the cases speak of. */
function named(
  id: string,
  units: readonly { readonly unit_id: string | null }[],
  places: readonly { readonly township_id: string | null }[],
): readonly BriefDivision[] {
  const ids = new Set<string>([
    id,
    ...childrenOf(id).map((child) => child.division_id),
    ...units.flatMap(({ unit_id: own }) => (own === null ? [] : [own])),
    ...places.flatMap(({ township_id: own }) => (own === null ? [] : [own])),
  ]);
  return [...ids].flatMap((one) => (divisionById(one) ? [divisionOf(one)] : []));
}

function divisionOf(id: string): BriefDivision {
  const { name, level } = divisionById(id)!;
  return {
    division_id: id,
    name,
    name_en: englishName(id),
    level: level as BriefDivision["level"],
  };
}
