import type { Candidates, PlanInput } from "../model/candidates.js";
import { inputPart } from "../model/input-part.js";
import type { Scenario } from "../scenario/scenario.js";

/** What one input gives to a compound's score. */
export interface ScorePart {
  readonly input: string;
  /** As measured; null where missing. */
  readonly value: number | null;
  /** 0 (worst) to 1 (best). */
  readonly part: number;
  /** Share of the input in all weights. */
  readonly weight: number;
  /** `part * weight`: the parts of a compound add up to its score. */
  readonly points: number;
}

/** What makes up the score of a candidate, an input with a weight each. @param index where it stands among the candidates */
export function scoreParts(
  { weights }: Scenario,
  candidates: Candidates,
  inputs: readonly PlanInput[],
  index: number,
): readonly ScorePart[] {
  const used = inputs.flatMap((input) => {
    const values = Object.hasOwn(candidates.inputs, input.id) ? candidates.inputs[input.id] : null;
    const weight = Object.hasOwn(weights, input.id) ? weights[input.id]! : 0;
    return values && weight > 0 ? [{ input, value: values[index]!, weight }] : [];
  });
  const whole = used.reduce((sum, { weight }) => sum + weight, 0);
  return used.map(({ input, value, weight }) => {
    const part = inputPart(input, value);
    return {
      input: input.id,
      value: Number.isNaN(value) ? null : value,
      part,
      weight: weight / whole,
      points: (part * weight) / whole,
    };
  });
}
