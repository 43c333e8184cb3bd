import { formatCount, formatShare } from "@atlas/charts/plain";
import {
  type AttentionCase,
  type AttentionItem,
  type AttentionList,
  type StepLimit,
  metricDefinitions,
} from "@atlas/metrics";
import { type Language, codeLabel, isCode } from "@atlas/schema";
import type { AttentionWords } from "../i18n/attention-words.js";
import { formatDated } from "../i18n/format-dated.js";
import { formatDay } from "../i18n/format-day.js";
import type { Messages } from "../i18n/messages.js";
import { windowLabel } from "../state/window-label.js";
import { isAsOf } from "./group-items.js";

/** What an item is told in. */
export interface Telling {
  readonly language: Language;
  readonly words: AttentionWords;
  readonly messages: Messages;
  readonly nameOf: (id: string) => string;
  readonly list: AttentionList;
}

const points = (share: number): string => (100 * share).toFixed(1);

/** An item in one line beside the name of its rule: `天回镇街道 · 3 个项目`. */
export function itemTitle(
  item: AttentionItem,
  { language, words, messages, nameOf }: Telling,
): string {
  const unit = nameOf(item.unit_id);
  if (item.metric !== null) {
    const figure = metricDefinitions[item.metric].name[language];
    return `${unit} · ${figure}`;
  }
  const count = (words.units[item.rule as keyof AttentionWords["units"]] ?? words.units.other)(
    item.count,
  );
  const step = item.step === null ? "" : ` · ${words.step(messages.steps[item.step - 1]!)}`;
  return `${unit} · ${count}${step}`;
}

/** How long a case may wait, and where that is from. */
export const limitText = ({ days, quartiles }: StepLimit, words: AttentionWords): string =>
  days === null
    ? words.noLimit
    : words.limit(days, quartiles ? words.fromQuartiles(...quartiles) : words.fromTable);

/** The numbers that an item rests on. */
export function itemEvidence(item: AttentionItem, { language, words, list }: Telling): string {
  const { change, sample, count, of, longest_days: days, step } = item;
  const limit = list.limits.find((one) => one.step === step);
  const parts = [
    ...(change
      ? [
          words.change(formatShare(change.before), formatShare(change.now)),
          words.difference(points(change.low), points(change.high)),
        ]
      : []),
    ...(sample ? [words.sample(sample.n)] : []),
    ...(sample && sample.low !== null && sample.high !== null
      ? [words.sampleWidth(points((sample.high - sample.low) / 2))]
      : []),
    ...(sample?.value === null ? [words.noValue] : []),
    ...(of === null ? [] : [words.of(formatCount(count), formatCount(of))]),
    ...(days === null ? [] : [words.longest(days)]),
    ...(item.rule === "step_overdue" && limit ? [limitText(limit, words)] : []),
    ...(isAsOf(item) ? [words.asOf(formatDay(list.as_of, language))] : []),
    ...(item.window !== null && !item.is_default_window
      ? [words.window(windowLabel(item.window))]
      : []),
  ];
  return parts.join(" · ");
}

/** A case in one line beside its name: dates, days, reason. */
export function caseFacts(
  one: AttentionCase,
  rule: AttentionItem["rule"],
  { language, words }: Telling,
): string {
  const first: Partial<Record<AttentionItem["rule"], (day: string) => string>> = {
    consult_first: words.started,
    stalled: words.lastStep,
    step_overdue: words.lastStep,
    return_missing: words.due,
    return_late: words.due,
  };
  const second = rule === "consult_first" ? words.agreed : words.received;
  const reason = one.reason;
  return [
    ...(one.from_on === null
      ? []
      : [(first[rule] ?? words.closed)(formatDated(one.from_on, one.from_precision, language))]),
    ...(one.to_on === null ? [] : [second(formatDated(one.to_on, one.to_precision, language))]),
    ...(one.days === null ? [] : [words.waited(one.days)]),
    ...(reason === null
      ? []
      : [reason in words.reasons ? words.reasons[reason as keyof typeof words.reasons] : reason]),
  ].join(" · ");
}

/** Name of a case: the compound and the topic, a return's kind and period, a council's community. */
export function caseName(
  one: AttentionCase,
  rule: AttentionItem["rule"],
  { language, words }: Telling,
): string {
  if (rule === "return_missing" || rule === "return_late") {
    const [kind = "", period] = one.case_id.split(" ");
    return `${isCode("return_kind", kind) ? codeLabel("return_kind", kind)[language] : kind} ${period}`;
  }
  const place = one.compound ?? one.community ?? words.unknownPlace;
  return one.label === null || one.label === one.compound ? place : `${place} · ${one.label}`;
}
