import { formatCount } from "@atlas/charts/plain";
import { metricDefinitions } from "@atlas/metrics";
import type { BriefSection } from "../brief/brief.js";
import { cardFigures, trendFigure } from "./brief-figures.js";
import { childLevel } from "./brief-questions.js";
import { changeText, targetText } from "./cards.js";
import { groupChildren, groups } from "./group-children.js";
import type { Scope } from "./scope.js";
import { stepRows } from "./step-rows.js";
import { absentReason, valueOrWhy } from "./value-text.js";

/** More names than this are counted and not listed. */
const mostNames = 12;

/** What the figures say, in sentences. */
export function keyPoints(scope: Scope): BriefSection {
  const { input, words, book } = scope;
  const sentences = [
    ...cardFigures.filter((metric) => metric !== "pilot_progress").map(figureClauses(scope)),
    groupClauses(scope),
    stepClauses(scope),
  ]
    .filter((clauses) => clauses.length > 0)
    .map(words.sentence);
  const isPartial = cardFigures.some(
    (metric) => book.find(metric, null, input.unit.division_id, input.period)?.flag === "partial",
  );
  if (isPartial) sentences.push(words.sentence([words.partial]));
  return {
    id: "key-points",
    title: words.keyPoints,
    caption: null,
    width: "full",
    blocks: [{ kind: "list", items: sentences }],
  };
}

const figureClauses =
  (scope: Scope) =>
  (metric: (typeof cardFigures)[number]): readonly string[] => {
    const { input, words, book } = scope;
    const { name } = metricDefinitions[metric];
    const row = book.find(metric, null, input.unit.division_id, input.period);
    if (!row || absentReason(row) !== null)
      return [words.pointAbsent(name[input.language], valueOrWhy(row, words))];
    const said = words.pointValue(name[input.language], valueOrWhy(row, words));
    return [
      row.flag === "small" ? `${said}${words.comma}${words.small}` : said,
      ...targetText(scope, row),
      changeText(scope, row),
    ];
  };

function groupClauses({ input, words, book, targetOf, nameOf, noun }: Scope): readonly string[] {
  const below = childLevel[input.unit.level];
  const target = targetOf(trendFigure);
  if (below === null || target === null) return [];
  const grouped = groupChildren(book.ofLevel(trendFigure, below, input.period), target);
  return groups.flatMap((group) => {
    const own = grouped.get(group)!;
    if (own.length === 0) return [];
    const names = own.slice(0, mostNames).map(({ unit_id: id }) => nameOf(id));
    const listed = words.names(names) + (own.length > names.length ? " …" : "");
    return [words.pointGroup[group](noun, own.length, listed)];
  });
}

/** The step after which most are lost, and the one that takes longest. */
function stepClauses(scope: Scope): readonly string[] {
  const { words } = scope;
  const steps = stepRows(scope);
  if (steps === null) return [];
  const clauses: string[] = [];
  const losses = steps.map(({ count }, i) => (i === 0 ? 0 : steps[i - 1]!.count - count));
  const loss = losses.indexOf(Math.max(...losses));
  if (losses[loss]! > 0)
    clauses.push(
      words.pointLoss(
        words.steps[loss - 1]!,
        words.steps[loss]!,
        formatCount(steps[loss - 1]!.count),
        formatCount(steps[loss]!.count),
      ),
    );
  const medians = steps.map(({ median }) => median?.value ?? null);
  const longest = Math.max(...medians.map((days) => days ?? -1));
  const slowest = medians.indexOf(longest);
  if (longest >= 0 && medians.filter((days) => days === longest).length === 1)
    clauses.push(words.pointSlowest(words.steps[slowest]!, String(Math.round(longest * 10) / 10)));
  return clauses;
}
