import { formatCount, formatPercent, formatRoundPoints, rankingDomain } from "@atlas/charts/plain";
import { type FigureRow, metricDefinitions } from "@atlas/metrics";
import type { BriefCell, BriefSection } from "../brief/brief.js";
import { trendFigure } from "./brief-figures.js";
import { compareWindows } from "./compare-windows.js";
import { intervalMarkOf } from "./ranking-section.js";
import type { Words } from "../words/words.js";
import { type Scope, periodText } from "./scope.js";
import { absentReason } from "./value-text.js";

/** The course of one figure over the quarters; no section where fewer than two were asked. */
export function trendSection(scope: Scope): readonly BriefSection[] {
  const { input, words, book, targetOf, nameOf } = scope;
  const { division_id: id } = input.unit;
  const rows = input.quarters.flatMap((quarter) => {
    const row = book.find(trendFigure, null, id, quarter);
    return row ? [row] : [];
  });
  if (rows.length < 2) return [];
  const target = targetOf(trendFigure);
  const domain = rankingDomain(
    rows.map((row) => ({ ...row, id: row.period, name: row.period, previous: null })),
    target,
  );
  const change = compareWindows(
    book.find(trendFigure, null, id, input.period),
    book.find(trendFigure, null, id, input.previous),
    input.stillReporting,
  );
  const range = `${formatRoundPoints(domain[0])}–${formatRoundPoints(domain[1])}`;
  return [
    {
      id: "trend",
      title: words.trend(metricDefinitions[trendFigure].name[input.language], change),
      caption: words.trendCaption(nameOf(id)),
      width: "half",
      blocks: [
        {
          kind: "table",
          columns: [
            { label: words.columns.quarter, align: "left", width: 0.27 },
            {
              label: words.plotHead(range, target === null ? null : formatRoundPoints(target)),
              align: "left",
              width: 0.41,
            },
            { label: words.columns.value, align: "right", width: 0.18 },
            { label: words.columns.n, align: "right", width: 0.14 },
          ],
          rows: rows.map((row) => [
            { text: periodText(row.period, words) },
            { text: "", mark: intervalMarkOf(row, null, domain, target) },
            valueCell(row, words),
            { text: formatCount(row.n) },
          ]),
          note: null,
        },
      ],
    },
  ];
}

const valueCell = (row: FigureRow, words: Words): BriefCell => {
  const reason = absentReason(row);
  return reason === null
    ? { text: formatPercent(row.value) }
    : { text: words.absentShort[reason], tone: "quiet" };
};
