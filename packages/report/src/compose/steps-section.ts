import { formatCount, formatDays, formatRange, funnelLayout } from "@atlas/charts/plain";
import type { BriefSection } from "../brief/brief.js";
import type { Scope } from "./scope.js";
import { type StepRow, stepRows } from "./step-rows.js";
import { absentReason } from "./value-text.js";

/** How many consultations reached each of the seven steps, and in how many days. */
export function stepsSection(scope: Scope): BriefSection {
  const { input, words, book } = scope;
  const steps = stepRows(scope);
  if (steps === null) {
    const first = book.find("step_reached", "step=1", input.unit.division_id, input.period);
    const why = words.absent[absentReason(first) ?? "undefined"];
    return { ...empty, title: words.funnelAbsent(why) };
  }
  const bars = funnelLayout(steps);
  return {
    id: "steps",
    title: words.funnel(formatCount(steps[0]!.count), formatCount(steps.at(-1)!.count)),
    caption: words.funnelCaption,
    width: "half",
    blocks: [
      {
        kind: "table",
        columns: [
          { label: words.columns.step, align: "left", width: 0.21 },
          { label: words.columns.reached, align: "left", width: 0.3 },
          { label: words.columns.cases, align: "right", width: 0.17 },
          { label: words.columns.days, align: "right", width: 0.32 },
        ],
        rows: steps.map((step, i) => {
          const bar = bars[i]!;
          return [
            { text: `${i + 1} ${words.steps[i]}` },
            {
              text: "",
              mark: { kind: "bar", length: bar.length, lost: bar.lost, isLeaking: bar.leaking },
            },
            { text: formatCount(step.count), ...(bar.leaking ? { tone: "bad" as const } : {}) },
            i === 0 ? { text: "" } : daysCell(step, scope),
          ];
        }),
        note: words.funnelNote,
      },
    ],
  };
}

const empty: Omit<BriefSection, "title"> = {
  id: "steps",
  caption: null,
  width: "half",
  blocks: [],
};

function daysCell({ lower, median, upper }: StepRow, { words }: Scope) {
  if (!median || median.value === null) {
    const reason = absentReason(median);
    const isUnknown = !median || median.flag === "thin" || median.flag === "not_reported";
    return {
      text: isUnknown ? words.absent[reason ?? "undefined"] : words.notReached,
      tone: "quiet" as const,
    };
  }
  const { value: from } = lower ?? { value: null };
  const to = upper?.value ?? null;
  return {
    text: words.medianDays(
      formatDays(median.value),
      from === null
        ? null
        : formatRange(formatDays(from), to === null ? words.openQuartile : formatDays(to)),
    ),
  };
}
