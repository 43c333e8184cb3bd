import { formatCount, formatPercent } from "@atlas/charts/plain";
import { metricDefinitions } from "@atlas/metrics";
import type { BriefCell, BriefSection } from "../brief/brief.js";
import { childTableFigures } from "./brief-figures.js";
import { childLevel } from "./brief-questions.js";
import { groupFigure } from "./group-children.js";
import type { Scope } from "./scope.js";
import { absentReason, valueOrWhy } from "./value-text.js";

/** The units below by several figures, in the order of their ids; no section where there are none, or too many for a page. */
export function childrenSection(scope: Scope): readonly BriefSection[] {
  const { input, words, book, nameOf, noun } = scope;
  const { language, period } = input;
  const below = childLevel[input.unit.level];
  if (below === null) return [];
  const units = book.ofLevel(childTableFigures[0]!, below, period);
  if (units.length === 0 || units.length > 60) return [];
  const width = 0.8 / childTableFigures.length;
  return [
    {
      id: "children",
      title: words.children(noun),
      caption: words.childrenCaption,
      width: "full",
      blocks: [
        {
          kind: "table",
          columns: [
            { label: words.columns.unit, align: "left", width: 0.2 },
            ...childTableFigures.map((metric) => ({
              label: metricDefinitions[metric].name[language],
              align: "right" as const,
              width,
            })),
          ],
          rows: units.map(({ unit_id: id }) => [
            { text: nameOf(id) },
            ...childTableFigures.map((metric) => childCell(scope, metric, id)),
          ]),
          note: null,
        },
      ],
    },
  ];
}

function childCell(
  { input, words, book, targetOf }: Scope,
  metric: (typeof childTableFigures)[number],
  unit: string,
): BriefCell {
  const row = book.find(metric, null, unit, input.period);
  if (!row || absentReason(row) !== null) return { text: valueOrWhy(row, words), tone: "quiet" };
  const target = targetOf(metric);
  const group = groupFigure(row, target);
  const value = formatPercent(row.value);
  return group === "small"
    ? { text: `${value}  n=${formatCount(row.n)}` }
    : { text: target === null ? value : `${value}  ${words.verdict[group]}` };
}
