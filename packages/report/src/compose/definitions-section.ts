import { type MetricId, metricDefinitions } from "@atlas/metrics";
import type { BriefSection } from "../brief/brief.js";
import type { Scope } from "./scope.js";

/** How each figure of the brief is counted, and how it is told. */
export function definitionsSection({ input, words }: Scope): BriefSection {
  const { language } = input;
  const asked = new Set<string>(input.figures.map(({ metric }) => metric));
  const { columns } = words;
  return {
    id: "definitions",
    title: words.definitions,
    caption: null,
    width: "full",
    blocks: [
      {
        kind: "list",
        items: [
          ...words.methods,
          ...(input.forPublic ? [words.publicMethod] : []),
          ...(input.synthetic ? [words.syntheticNote] : []),
        ],
      },
      {
        kind: "table",
        columns: [
          { label: columns.figure, align: "left", width: 0.14 },
          { label: columns.definition, align: "left", width: 0.58 },
          { label: columns.interval, align: "left", width: 0.28 },
        ],
        rows: (Object.keys(metricDefinitions) as MetricId[])
          .filter((metric) => asked.has(metric))
          .map((metric) => {
            const { name, definition, interval } = metricDefinitions[metric];
            return [
              { text: name[language] },
              { text: definition[language] },
              { text: interval?.[language] ?? "–" },
            ];
          }),
        note: null,
      },
    ],
  };
}
