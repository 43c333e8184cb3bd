import { formatCount, formatShare } from "@atlas/charts/plain";
import { type FigureRow, type MetricId, metricDefinitions } from "@atlas/metrics";
import { codeLabel, issueCodes } from "@atlas/schema";
import type { BriefBlock, BriefSection, BriefTable } from "../brief/brief.js";
import type { Scope } from "./scope.js";

const mostIssues = 6;
const leftOutPrefix = "left_out=";

/** What stands behind the figures: returns in and missing, rows stopped, issues found, cases left out. */
export function qualitySection(scope: Scope): BriefSection {
  const { input, words, nameOf } = scope;
  const { due, books, unit } = input;
  const count = (state: string): number => due.filter((one) => one.state === state).length;
  const missing = count("missing");
  const sender = due[0]?.unit_id;
  const below = unit.level === "township" || unit.level === "community";
  const sentences = [
    ...(below && sender !== undefined ? [words.returnsOfUnit(nameOf(sender))] : []),
    due.length === 0
      ? words.noneDue
      : words.returns({
          due: formatCount(due.length),
          arrived: formatCount(due.length - missing),
          late: formatCount(count("late")),
          missing: formatCount(missing),
        }),
    words.rows(
      formatCount(books.returns),
      formatCount(books.rowsRead),
      formatCount(books.rowsQuarantined),
      formatCount(books.cellsRepaired),
    ),
    ...(books.rejected === 0 ? [] : [words.rejected(formatCount(books.rejected))]),
  ];
  return {
    id: "quality",
    title: words.quality,
    caption: null,
    width: "full",
    blocks: [{ kind: "list", items: sentences }, ...issueTable(scope), ...leftOutTable(scope)],
  };
}

function issueTable({ input, words }: Scope): readonly BriefBlock[] {
  const found = input.books.issues.filter(({ severity }) => severity !== "info");
  if (found.length === 0) return [];
  const { columns } = words;
  const table: BriefTable = {
    kind: "table",
    columns: [
      { label: columns.severity, align: "left", width: 0.1 },
      { label: columns.issue, align: "left", width: 0.76 },
      { label: columns.count, align: "right", width: 0.14 },
    ],
    rows: found
      .slice(0, mostIssues)
      .map(({ code, severity, issues }) => [
        { text: codeLabel("severity", severity)[input.language] },
        { text: issueText(code, input.language) },
        { text: formatCount(issues) },
      ]),
    note: null,
  };
  return [{ kind: "paragraph", text: words.issueCaption }, table];
}

/** What an issue is, without the values of any one case: the first sentence of its message. */
export function issueText(code: string, language: "zh" | "en"): string {
  const definitions: Readonly<Record<string, { readonly zh: string; readonly en: string }>> =
    issueCodes;
  const message = definitions[code]?.[language];
  if (message === undefined) return code;
  const first = message.split(language === "zh" ? /[。;；]/ : /\. |; /)[0]!;
  return first.replaceAll(/\{[^}]*\}/g, "…").replace(/\.$/, "");
}

interface LeftOut {
  readonly why: string;
  readonly counts: string;
  readonly figures: readonly string[];
}

/** Cases left out, by reason: figures that leave out the same ones stand in one row. */
function leftOutTable(scope: Scope): readonly BriefBlock[] {
  const { input, words, book } = scope;
  const found = new Map<string, LeftOut>();
  for (const metric of Object.keys(metricDefinitions) as MetricId[]) {
    const { name } = metricDefinitions[metric];
    const parts = book.parts(metric, leftOutPrefix, input.unit.division_id, input.period);
    for (const row of parts.filter(({ numerator }) => (numerator ?? 0) > 0)) {
      const why = meaningOf(metric, row.part!, input.language);
      const counts = countsWithShare(row);
      const key = `${why}|${counts}`;
      const figures = [...(found.get(key)?.figures ?? []), name[input.language]];
      found.set(key, { why, counts, figures });
    }
  }
  if (found.size === 0) return [];
  const { columns } = words;
  return [
    { kind: "paragraph", text: words.leftOutTitle },
    {
      kind: "table",
      columns: [
        { label: columns.why, align: "left", width: 0.42 },
        { label: columns.leftOut, align: "right", width: 0.2 },
        { label: columns.figure, align: "left", width: 0.38 },
      ],
      rows: [...found.values()].map(({ why, counts, figures }) => [
        { text: why },
        { text: counts },
        { text: words.names(figures) },
      ]),
      note: null,
    },
  ];
}

/** What the numerator of a part counts, in the words of its definition; the part's name where that does not say. */
function meaningOf(metric: MetricId, part: string, language: "zh" | "en"): string {
  const defined = metricDefinitions[metric].parts.find((one) => one.part === part);
  return (
    defined?.meaning[language].split(" / ")[0]!.replace(/^(仅市级|at the city only): /, "") ??
    part.slice(leftOutPrefix.length)
  );
}

function countsWithShare({ numerator, denominator }: FigureRow): string {
  const counted = formatCount(numerator);
  if (numerator === null || denominator === null || denominator === 0) return counted;
  return `${counted} / ${formatCount(denominator)} (${formatShare(numerator / denominator)})`;
}
