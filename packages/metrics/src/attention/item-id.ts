import type { AttentionItem } from "./attention-item.js";

/** The window shown, and whether it is the default one. */
export interface WindowRef {
  readonly window: string;
  readonly isDefault: boolean;
}

/** Id of an item: the default window moves with the returns, and what is said in it stays the same thing; another window is named. */
export const itemId = (
  { rule, step, metric }: Pick<AttentionItem, "rule" | "step" | "metric">,
  unit: string,
  { window, isDefault }: WindowRef,
): string =>
  [rule, ...(step === null ? [] : [step]), ...(metric === null ? [] : [metric])].join("/") +
  `:${unit}${isDefault ? "" : `@${window}`}`;
