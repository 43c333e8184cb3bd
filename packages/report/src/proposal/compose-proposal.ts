import { absent, formatCount, formatShare } from "@atlas/charts/plain";
import type { ScorePart } from "@atlas/planner";
import type { Brief, BriefCell, BriefColumn, BriefSection } from "../brief/brief.js";
import type { ProposalInput } from "./proposal-input.js";
import { proposalWordsOf } from "./proposal-words.js";

const cellOf = (text: string): BriefCell => (text === absent ? { text, tone: "quiet" } : { text });

const columns = (
  ...given: readonly (readonly [string, number, ("left" | "right")?])[]
): readonly BriefColumn[] => {
  const whole = given.reduce((sum, [, width]) => sum + width, 0);
  return given.map(([label, width, align = "left"]) => ({ label, width: width / whole, align }));
};

const rounded = (value: number): string => String(Math.round(value * 10_000) / 10_000);

/**
 * Writes the proposal (论证表) of a plan: the chosen with their reasons, how good the choice is and how that is known, every rule with its slack, and the definitions. Time is left out, so that
 * the same plan gives the same proposal.
 */
export function composeProposal(input: ProposalInput): Brief {
  const { language, result, candidates, inputs, unitName, choices, measures, synthetic } = input;
  const words = proposalWordsOf(language);
  const { scenario, ground } = result;
  const indexOf = new Map(candidates.ids.map((id, i) => [id, i]));
  const at = (id: string): number => indexOf.get(id)!;
  const known = (value: number): string =>
    Number.isNaN(value) ? words.unknown : formatCount(value);
  const kindOf = (id: string): string =>
    words.kinds[candidates.kinds[at(id)] as keyof typeof words.kinds] ?? words.kinds.unknown;
  const labelOf = (id: string): string =>
    inputs.find((one) => one.id === id)?.label[language] ?? id;
  const measured = ({ value }: ScorePart): string =>
    value === null ? words.unknown : rounded(value);
  const mainReasons = (parts: readonly ScorePart[]): string =>
    parts
      .toSorted((a, b) => b.points - a.points)
      .slice(0, 2)
      .map((part) => `${labelOf(part.input)} ${measured(part)}`)
      .join(language === "zh" ? "、" : ", ") || absent;

  const chosen: BriefSection = {
    id: "chosen",
    title: words.chosen,
    caption: words.chosenCaption(scenario.catchment_meters),
    width: "full",
    blocks: [
      {
        kind: "table",
        columns: columns(
          [words.rank, 4, "right"],
          [words.compound, 20],
          [words.unit, 10],
          [words.kind, 7],
          [words.households, 9, "right"],
          [words.covered, 10, "right"],
          [words.onlyHere, 9, "right"],
          [words.frequency, 9, "right"],
          [words.cost, 12, "right"],
          [words.reasons, 26],
        ),
        rows: choices.map(({ id, parts, covered, frequency }, i) =>
          [
            String(i + 1),
            candidates.names[at(id)]!,
            unitName(candidates.units[at(id)]!),
            kindOf(id),
            known(candidates.households[at(id)]!),
            formatCount(covered.households),
            formatCount(covered.only_here),
            formatShare(frequency, 0),
            known(candidates.cost[at(id)]!),
            mainReasons(parts),
          ].map(cellOf),
        ),
        note:
          input.frequencyRuns > 0
            ? words.frequencyNote(input.frequencyRuns, input.result.mode === "coverage")
            : words.noFrequency,
      },
    ],
  };
  const used = choices[0]?.parts.map((part) => part.input) ?? [];
  const scored: readonly BriefSection[] =
    used.length === 0
      ? []
      : [
          {
            id: "parts",
            title: words.parts,
            caption: words.partsCaption,
            width: "full",
            blocks: [
              {
                kind: "table",
                columns: columns(
                  [words.rank, 4, "right"],
                  [words.compound, 20],
                  ...used.map((id) => [labelOf(id), 14, "right"] as const),
                  [words.total, 8, "right"],
                ),
                rows: choices.map(({ id, parts }, i) =>
                  [
                    String(i + 1),
                    candidates.names[at(id)]!,
                    ...parts.map((part) => `${measured(part)} (${part.points.toFixed(4)})`),
                    parts.reduce((sum, { points }) => sum + points, 0).toFixed(4),
                  ].map(cellOf),
                ),
                note: null,
              },
            ],
          },
        ];
  const certificate: BriefSection = {
    id: "certificate",
    title: words.certificate,
    caption: null,
    width: "full",
    blocks: [{ kind: "list", items: words.certificateItems(result) }],
  };
  const priceOf = (path: string): string => {
    const price = input.prices.find((one) => one.path === path)?.price;
    return price === undefined ? absent : String(Number(price.toPrecision(4)));
  };
  const rules: BriefSection = {
    id: "rules",
    title: words.rules,
    caption: null,
    width: "full",
    blocks: [
      {
        kind: "table",
        columns: columns(
          [words.rule, 40],
          [words.value, 16, "right"],
          [words.slack, 16, "right"],
          [words.met, 8],
          [words.prices, 20, "right"],
        ),
        rows: result.constraints.map((rule) =>
          [
            rule[language],
            formatCount(rule.value),
            formatCount(rule.slack),
            rule.met ? words.yes : words.no,
            priceOf(rule.path),
          ].map(cellOf),
        ),
        note: null,
      },
    ],
  };
  const decided: readonly BriefSection[] =
    input.decisions.length === 0
      ? []
      : [
          {
            id: "decisions",
            title: words.decisions,
            caption: null,
            width: "full",
            blocks: [
              {
                kind: "table",
                columns: columns([words.when, 18], [words.what, 46], [words.why, 36]),
                rows: input.decisions.map(({ at: when, what, why }) =>
                  [when, what, why === "" ? words.noWhy : why].map(cellOf),
                ),
                note: null,
              },
            ],
          },
        ];
  const definitions: BriefSection = {
    id: "definitions",
    title: words.definitions,
    caption: null,
    width: "full",
    blocks: [
      {
        kind: "list",
        items: [
          ...inputs
            .filter(({ id }) => used.includes(id))
            .map(
              ({ label, definition, unit, worst, best }) =>
                `${label[language]} (${unit}; ${worst} → ${best}): ${definition[language]}`,
            ),
          ...(synthetic ? [words.syntheticNote] : []),
        ],
      },
    ],
  };
  return {
    language,
    title: words.title,
    headline: words.headline(choices.length, measures.newly_covered),
    facts: [
      scenario.name === "" ? words.unnamed : scenario.name,
      words.modes[result.mode],
      words.asOf(ground.as_of),
      words.version(ground.warehouse.slice(0, 8)),
      words.window(ground.window),
    ],
    badge: synthetic ? words.badge : null,
    cards: [
      {
        name: words.objective,
        value: rounded(result.objective),
        isAbsent: false,
        lines: [words.modes[result.mode]],
      },
      {
        name: words.bound,
        value: result.bound === null ? absent : rounded(result.bound),
        isAbsent: result.bound === null,
        lines: [words.boundKinds[result.bound_kind ?? "none"]],
      },
      {
        name: words.gap,
        value: formatShare(result.gap, 2),
        isAbsent: result.gap === null,
        lines: result.gap === 0 ? [words.optimal] : [],
      },
      {
        name: words.reach,
        value: formatShare(measures.reach_after),
        isAbsent: measures.reach_after === null,
        lines: [words.before(formatShare(measures.reach_before))],
      },
    ],
    sections: [chosen, ...scored, certificate, rules, ...decided, definitions],
    footer: `${words.title} · ${words.asOf(ground.as_of)}`,
  };
}
