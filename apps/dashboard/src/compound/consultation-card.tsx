import { formatCount, formatShare } from "@atlas/charts";
import { type CompoundConsultation, stepTimeline } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import type { ReactElement, ReactNode } from "react";
import { formatDated } from "../i18n/format-dated.js";
import { codeName } from "./code-name.js";
import type { CompoundWords } from "../i18n/compound-words.js";
import { Facts } from "./facts.js";
import { StepTrack } from "./step-track.js";

/** First day that a consultation's record tells, or null. */
export const firstDayOf = (consultation: CompoundConsultation): string | null =>
  stepTimeline(consultation)
    .flatMap(({ first }) => (first === null ? [] : [first]))
    .reduce<string | null>((a, b) => (a === null || b < a ? b : a), null) ?? consultation.closed_on;

/** A consultation, folded up to its topic, month, households and outcome. */
export function ConsultationCard({
  consultation,
  names,
  words,
  language,
  open,
  source,
}: {
  readonly consultation: CompoundConsultation;
  readonly names: readonly string[];
  readonly words: CompoundWords;
  readonly language: Language;
  /** Unfolded at first. */
  readonly open: boolean;
  /** What shows where the record came from. */
  readonly source: ReactNode;
}): ReactElement {
  const first = firstDayOf(consultation);
  const deviations = stepTimeline(consultation).filter(({ deviation }) => deviation !== null);
  const code = codeName("outcome", consultation.outcome, language);
  return (
    <details className="record" open={open}>
      <summary>
        <span className="sub">{first === null ? words.undated : first.slice(0, 7)}</span>
        <b>
          {consultation.topic ?? codeName("topic_category", consultation.topic_category, language)}
        </b>
        <span className="sub">
          {formatCount(consultation.households_participated)} /{" "}
          {formatCount(consultation.households_invited)}
        </span>
        <span className="tag" data-outcome={consultation.outcome}>
          {code ?? words.notRecorded}
        </span>
        {deviations.length > 0 && (
          <span className="tag warn">{words.deviations(deviations.length)}</span>
        )}
      </summary>
      <StepTrack {...{ consultation, names, words, language }} />
      <ConsultationFacts {...{ consultation, words, language }} />
      {source}
    </details>
  );
}

function ConsultationFacts({
  consultation: row,
  words,
  language,
}: {
  readonly consultation: CompoundConsultation;
  readonly words: CompoundWords;
  readonly language: Language;
}): ReactElement {
  const separator = language === "zh" ? "、" : ", ";
  const named = (list: "form" | "actor", codes: readonly string[] | null): string | null =>
    codes === null || codes.length === 0
      ? null
      : codes.map((code) => codeName(list, code, language)).join(separator);
  const dated = (on: string | null, precision: string | null): string | null =>
    on === null ? null : formatDated(on, precision, language);
  const verdicts = (["guidance", "positive", "negative"] as const).flatMap((list) => {
    const verdict = codeName("list_verdict", row.lists?.[list] ?? null, language);
    return verdict === null ? [] : [`${words.lists[list]} ${verdict}`];
  });
  const hasVotes = row.agree !== null || row.against !== null || row.abstain !== null;
  return (
    <Facts
      absent={words.notRecorded}
      facts={[
        [words.number, row.office_number],
        [
          words.households,
          row.households_participated === null && row.households_invited === null
            ? null
            : words.households2(
                formatCount(row.households_participated),
                formatCount(row.households_invited),
              ),
        ],
        [
          words.votesLabel,
          hasVotes
            ? words.votes(
                formatCount(row.agree),
                formatCount(row.against),
                formatCount(row.abstain),
              )
            : null,
        ],
        [words.participants, named("actor", row.actors)],
        [words.forms, named("form", row.forms)],
        [words.listsLabel, verdicts.length === 0 ? null : verdicts.join(separator)],
        [words.closedOn, dated(row.closed_on, row.closed_precision)],
        [words.publishedOn, dated(row.published_on, row.published_precision) ?? words.notPublished],
        [
          words.satisfaction,
          row.satisfaction === null
            ? null
            : `${formatShare(row.satisfaction)}${row.satisfaction_n === null ? "" : ` (n = ${formatCount(row.satisfaction_n)})`}`,
        ],
      ]}
    />
  );
}
