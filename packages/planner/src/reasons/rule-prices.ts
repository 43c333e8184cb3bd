import type { Bilingual } from "@atlas/schema";
import type { DualCertificate } from "../check/dual-bound.js";
import type { Problem } from "../model/problem.js";

/** What a rule that binds costs. */
export interface RulePrice extends Bilingual {
  /** Field of the scenario, a JSON pointer. */
  readonly path: string;
  /** Which side binds. */
  readonly side: "low" | "high";
  /** By how much the bound on the objective rises when that side gives way by one (a compound, a yuan); over 0. */
  readonly price: number;
}

/** The rules that bind and their prices, from the multipliers that prove the bound: prices of the relaxation, in which compounds may be chosen in part.
 * The size is no quota and is left out. */
export const rulePrices = (problem: Problem, { rules }: DualCertificate): readonly RulePrice[] =>
  problem.rules.flatMap(({ path, zh, en, family }, r) => {
    const multiplier = rules[r]!;
    return family === "size" || multiplier === 0
      ? []
      : [
          {
            path,
            zh,
            en,
            side: multiplier > 0 ? ("high" as const) : ("low" as const),
            price: Math.abs(multiplier),
          },
        ];
  });
