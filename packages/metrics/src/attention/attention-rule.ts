import type { AttentionRuleId } from "@atlas/warehouse";

/** Words in both languages. */
interface InWords {
  readonly zh: string;
  readonly en: string;
}

/** A rule of the attention list in words; its threshold stands in {@link AttentionLine}. */
export interface AttentionRule {
  readonly id: AttentionRuleId;
  readonly name: InWords;
  /** One word for a narrow column. */
  readonly tag: InWords;
  /** What it looks at and what is a case. */
  readonly definition: InWords;
  /** What somebody would do about it. */
  readonly next: InWords;
  readonly source: InWords;
  /** `as_of`: the state at the as-of day, whatever window is shown. */
  readonly looksAt: "window" | "as_of";
}
