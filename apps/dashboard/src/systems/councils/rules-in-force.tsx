import { formatCount } from "@atlas/charts";
import { daysOfPeriod } from "@atlas/schema";
import type { ReactElement } from "react";
import type { CouncilsWords } from "../../i18n/councils-words.js";
import type { Scene } from "../../panels/scene.js";
import { CaseTable } from "../parts/case-table.js";
import type { CountedVerdicts } from "./count-verdicts.js";

/** Every rule configured: where it holds, since when, what it says and who says so. */
export function RulesInForce({
  scene: { source, view, window, nameOf, words: messages },
  words,
  counted,
}: {
  readonly scene: Scene;
  readonly words: CouncilsWords;
  readonly counted: CountedVerdicts;
}): ReactElement {
  const rules = source.config.councilRules;
  const isChinese = view.language === "zh";
  const { last } = daysOfPeriod(window);
  return (
    <section className="system-part">
      <h3>{words.inForce}</h3>
      <p className="sub">{rules.length === 0 ? words.noRules : words.inForceNote}</p>
      {rules.length > 0 && (
        <CaseTable
          caption={words.inForce}
          columns={[
            words.rule,
            words.jurisdiction,
            words.since,
            words.until,
            words.judged,
            words.source,
          ]}
          rows={rules.map((rule) => {
            const { rule_id: id, jurisdiction_id, valid_from: from, valid_to: to } = rule;
            const holds = (from === null || from <= last) && (to === null || to > last);
            const counts = Object.values(counted.byRule.get(id) ?? {});
            return {
              id,
              cells: [
                isChinese ? rule.text_zh : rule.text_en,
                jurisdiction_id.endsWith("0100") && nameOf(jurisdiction_id) === jurisdiction_id
                  ? messages.city
                  : nameOf(jurisdiction_id),
                from ?? words.untold,
                holds ? (to ?? words.still) : words.notNow,
                formatCount(counts.reduce((sum, count) => sum + count, 0)),
                isChinese ? rule.citation_zh : rule.citation_en,
              ],
            };
          })}
          language={view.language}
        />
      )}
    </section>
  );
}
