import { formatCount } from "@atlas/charts/plain";
import { type MetricId, metricDefinitions } from "@atlas/metrics";
import type { BriefSection } from "../brief/brief.js";
import { shownElsewhere } from "./brief-figures.js";
import { changeText, targetText } from "./cards.js";
import type { Scope } from "./scope.js";
import { absentReason, countsText, rangeText, valueOrWhy } from "./value-text.js";

/** Every figure of the unit that no other section shows, in the order of the definitions. */
export function furtherSection(scope: Scope): readonly BriefSection[] {
  const { input, words, book } = scope;
  const rows = (Object.keys(metricDefinitions) as MetricId[]).flatMap((metric) => {
    if (shownElsewhere.has(metric)) return [];
    const row = book.find(metric, null, input.unit.division_id, input.period);
    return row ? [row] : [];
  });
  if (rows.length === 0) return [];
  const { columns } = words;
  return [
    {
      id: "further",
      title: words.further,
      caption: words.furtherCaption,
      width: "full",
      blocks: [
        {
          kind: "table",
          columns: [
            { label: columns.figure, align: "left", width: 0.2 },
            { label: columns.figureValue, align: "right", width: 0.12 },
            { label: columns.evidence, align: "right", width: 0.18 },
            { label: columns.interval, align: "right", width: 0.14 },
            { label: columns.n, align: "right", width: 0.08 },
            { label: columns.change, align: "left", width: 0.28 },
          ],
          rows: rows.map((row) => [
            { text: metricDefinitions[row.metric].name[input.language] },
            {
              text: valueOrWhy(row, words),
              ...(absentReason(row) === null ? {} : { tone: "quiet" as const }),
            },
            { text: countsText(row) ?? "–" },
            { text: rangeText(row) ?? "–" },
            { text: formatCount(row.n) },
            {
              text:
                absentReason(row) === null
                  ? [changeText(scope, row), ...targetText(scope, row)].join(words.semicolon)
                  : "–",
            },
          ]),
          note: null,
        },
      ],
    },
  ];
}
