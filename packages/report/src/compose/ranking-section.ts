import {
  formatCount,
  formatPercent,
  formatRoundPoints,
  intervalState,
  rankingDomain,
} from "@atlas/charts/plain";
import { type FigureRow, metricDefinitions } from "@atlas/metrics";
import type { BriefCell, BriefSection } from "../brief/brief.js";
import type { Mark } from "../brief/mark.js";
import { trendFigure } from "./brief-figures.js";
import { childLevel } from "./brief-questions.js";
import { type Group, groupChildren, groups } from "./group-children.js";
import type { Scope } from "./scope.js";
import { absentReason } from "./value-text.js";

/** More units than this, and those that are small or have no figure are counted and not drawn. */
const mostRows = 40;

/** The units below by their intervals against the target; no section where there are none. */
export function rankingSection(scope: Scope): readonly BriefSection[] {
  const { input, words, book, targetOf, noun } = scope;
  const below = childLevel[input.unit.level];
  if (below === null) return [];
  const rows = book.ofLevel(trendFigure, below, input.period);
  if (rows.length === 0) return [];
  const target = targetOf(trendFigure);
  const mark =
    target ?? book.find(trendFigure, null, input.unit.division_id, input.period)?.value ?? null;
  const grouped = groupChildren(rows, mark);
  const domain = rankingDomain(rows.map(asRankingRow(scope)), target);
  const listed = groups.flatMap((group) => grouped.get(group)!.map((row) => ({ row, group })));
  const drawn =
    listed.length <= mostRows
      ? listed
      : listed.filter(({ group }) => group !== "absent").slice(0, mostRows);
  const count = (group: Group): number => grouped.get(group)!.length;
  const isEmpty = count("absent") === rows.length;
  const range = `${formatRoundPoints(domain[0])}–${formatRoundPoints(domain[1])}`;
  return [
    {
      id: "ranking",
      title: isEmpty
        ? words.rankingNone(noun)
        : words.ranking(noun, count("above"), count("below"), count("unclear")),
      caption: words.rankingCaption(noun, metricDefinitions[trendFigure].name[input.language]),
      width: "half",
      blocks: [
        {
          kind: "table",
          columns: [
            { label: words.columns.unit, align: "left", width: 0.26 },
            {
              label: isEmpty
                ? ""
                : words.plotHead(range, target === null ? null : formatRoundPoints(target)),
              align: "left",
              width: 0.36,
            },
            { label: words.columns.value, align: "right", width: 0.12 },
            { label: words.columns.n, align: "right", width: 0.11 },
            { label: words.columns.verdict, align: "right", width: 0.15 },
          ],
          rows: drawn.map(({ row, group }) => rankingRow(scope, row, group, domain, target)),
          note:
            drawn.length === listed.length
              ? words.rankingNote
              : `${words.rankingNote} ${formatCount(drawn.length)} / ${formatCount(listed.length)}`,
        },
      ],
    },
  ];
}

const previousValue = ({ input, book }: Scope, row: FigureRow): number | null =>
  book.find(row.metric, null, row.unit_id, input.previous)?.value ?? null;

const asRankingRow = (scope: Scope) => (row: FigureRow) => ({
  id: row.unit_id,
  name: row.unit_id,
  value: row.value,
  low: row.low,
  high: row.high,
  previous: previousValue(scope, row),
  n: row.n,
  flag: row.flag,
});

function rankingRow(
  scope: Scope,
  row: FigureRow,
  group: Group,
  domain: readonly [number, number],
  target: number | null,
): readonly BriefCell[] {
  const { words, nameOf } = scope;
  const reason = absentReason(row);
  return [
    { text: nameOf(row.unit_id) },
    { text: "", mark: intervalMarkOf(row, previousValue(scope, row), domain, target) },
    { text: formatPercent(row.value) },
    { text: formatCount(row.n) },
    reason === null
      ? { text: words.verdict[group] }
      : { text: words.absentShort[reason], tone: "quiet" },
  ];
}

/** The mark of a share with its interval, or of its absence. */
export function intervalMarkOf(
  row: FigureRow,
  previous: number | null,
  domain: readonly [number, number],
  target: number | null,
): Mark {
  if (row.value === null)
    return { kind: "absent", pattern: row.flag === "not_reported" ? "hatch" : "dots" };
  return {
    kind: "interval",
    value: row.value,
    low: row.low,
    high: row.high,
    previous,
    target,
    domain,
    state: intervalState(row, target),
    isSmall: row.flag === "small",
  };
}
