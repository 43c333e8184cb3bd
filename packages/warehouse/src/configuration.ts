import { isCode, parseQuarter } from "@atlas/schema";
import { type AttentionLine, attentionLinesFault } from "./attention-line.js";
import { type CouncilRuleLine, councilRulesFault } from "./council-rule.js";
import { type IndexElementLine, indexElementsFault } from "./index-element.js";

/** What the bureau sets, as the version that was made with it keeps it: when returns are due, and the targets. */
export interface Configuration {
  /** One line a kind; kinds not listed are never due. */
  readonly schedule: readonly {
    readonly kind: string;
    readonly frequency: "quarterly" | "yearly";
    /** Days after the period's last day. */
    readonly due_days: number;
    /** `2019Q1`, or `2019` for a yearly return. */
    readonly first_period: string;
  }[];
  /** Figure → target, in the unit of the figure; figures not listed have none. */
  readonly targets: Readonly<Record<string, number>>;
  /** Rules of the composition of councils; a warehouse made before they were kept has none written, and goes by those as committed. */
  readonly council_rules?: readonly CouncilRuleLine[];
  /** Elements of the index with their goalposts and weights; absent as the rules are. */
  readonly index_elements?: readonly IndexElementLine[];
  /** Thresholds of the attention list; absent as the rules are. */
  readonly attention_rules?: readonly AttentionLine[];
}

/** The first thing that is wrong with a configuration, in words; null for a sound one. */
export function configurationFault(value: unknown): string | null {
  const {
    schedule,
    targets,
    council_rules: rules,
    index_elements: elements,
    attention_rules: attention,
  } = (value ?? {}) as Partial<Record<keyof Configuration, unknown>>;
  if (!Array.isArray(schedule)) return `schedule ${show(schedule)}; expected a list`;
  const kinds = new Set<unknown>();
  for (const line of schedule as readonly unknown[]) {
    const fault = lineFault((line ?? {}) as Readonly<Record<string, unknown>>, kinds);
    if (fault !== null) return fault;
  }
  if (typeof targets !== "object" || targets === null)
    return `targets ${show(targets)}; expected figures with their targets`;
  for (const [metric, target] of Object.entries(targets))
    if (typeof target !== "number" || !Number.isFinite(target) || target <= 0)
      return `target of ${metric} ${show(target)}; expected a number over 0`;
  return (
    (rules === undefined ? null : councilRulesFault(rules)) ??
    (elements === undefined ? null : indexElementsFault(elements)) ??
    (attention === undefined ? null : attentionLinesFault(attention))
  );
}

function lineFault(line: Readonly<Record<string, unknown>>, kinds: Set<unknown>): string | null {
  const { kind, frequency, due_days: days, first_period: first } = line;
  if (typeof kind !== "string" || !isCode("return_kind", kind))
    return `kind ${show(kind)}; expected a kind of return`;
  if (kinds.has(kind)) return `kind ${show(kind)} stands twice; expected one line a kind`;
  kinds.add(kind);
  if (frequency !== "quarterly" && frequency !== "yearly")
    return `frequency ${show(frequency)} of ${kind}; expected quarterly or yearly`;
  if (typeof days !== "number" || !Number.isInteger(days) || days < 0 || days > 366)
    return `due_days ${show(days)} of ${kind}; expected whole days from 0 to 366`;
  const sound =
    typeof first === "string" &&
    (frequency === "yearly" ? /^\d{4}$/.test(first) : parseQuarter(first) !== null);
  return sound
    ? null
    : `first_period ${show(first)} of ${kind}; expected ${frequency === "yearly" ? "2019" : "2019Q1"}`;
}

const show = (value: unknown): string => JSON.stringify(value) ?? "nothing";
