import type { DualCertificate } from "../check/dual-bound.js";
import type { Problem } from "../model/problem.js";
import type { CliqueStore } from "../score/clique-store.js";
import type { CoverBound } from "./lower-cover-bound.js";

/** Multipliers with ids for numbers, as the checker reads them. */
export const coverCertificate = (
  { ids, rules }: Problem,
  { cliques }: CliqueStore,
  { multipliers, size }: CoverBound,
): DualCertificate => ({
  rules: rules.map(({ family }, r) => (family === "size" ? size : multipliers.rules[r]!)),
  cliques: [...multipliers.cliques].flatMap((multiplier, c) =>
    multiplier > 0 ? [{ multiplier, members: [...cliques[c]!].map((k) => ids[k]!) }] : [],
  ),
  demand: [...multipliers.demand],
});
