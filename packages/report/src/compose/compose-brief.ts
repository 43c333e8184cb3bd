import type { Brief, BriefSection } from "../brief/brief.js";
import type { BriefInput } from "../brief/brief-input.js";
import { attentionSection } from "./attention-section.js";
import { cards } from "./cards.js";
import { childrenSection } from "./children-section.js";
import { definitionsSection } from "./definitions-section.js";
import { furtherSection } from "./further-section.js";
import { headline } from "./headline.js";
import { keyPoints } from "./key-points.js";
import { qualitySection } from "./quality-section.js";
import { rankingSection } from "./ranking-section.js";
import { type Scope, periodText, scopeOf } from "./scope.js";
import { sitesSection } from "./sites-section.js";
import { stepsSection } from "./steps-section.js";
import { trendSection } from "./trend-section.js";

/** The sections of a brief, in the order in which they are printed; one that has nothing to show is left out. */
const sections: readonly ((scope: Scope) => readonly BriefSection[])[] = [
  (scope) => [keyPoints(scope)],
  rankingSection,
  (scope) => [stepsSection(scope)],
  trendSection,
  (scope) => [sitesSection(scope)],
  (scope) => [attentionSection(scope)],
  childrenSection,
  furtherSection,
  (scope) => [qualitySection(scope)],
  (scope) => [definitionsSection(scope)],
];

/**
 * Writes the quarterly brief of a city or of a unit from its figures: every number stands in the input or is a sum, difference or share of
 * numbers there; every sentence follows from them by rule. `rose`, `fell`, `above` and `below` are said only where whole 95 % intervals lie
 * apart. The same input gives the same brief.
 *
 * @example
 * const brief = composeBrief({ ...scope, figures: (await figuresMany(database, briefQuestions(scope), config)).flat() });
 */
export function composeBrief(input: BriefInput): Brief {
  const scope = scopeOf(input);
  const { words, nameOf } = scope;
  const { language, period, config, version, synthetic, forPublic, stillReporting } = input;
  const title = words.title(nameOf(input.unit.division_id));
  return {
    language,
    title,
    headline: headline(scope),
    facts: [
      periodText(period, words),
      words.asOf(config.asOf),
      words.version(version.slice(0, 8)),
      ...(forPublic ? [words.publicEdition] : []),
      ...(stillReporting ? [words.stillReporting] : []),
    ],
    badge: synthetic ? words.badge : null,
    cards: cards(scope),
    sections: sections.flatMap((section) => section(scope)),
    footer: `${words.product} · ${title} · ${periodText(period, words)}`,
  };
}
