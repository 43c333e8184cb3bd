import {
  type Candidates,
  type PlanResult,
  type PlanSources,
  newlyCovered,
  planMeasures,
  rulePrices,
  scoreParts,
  hasFrequencies,
  selectionFrequency,
} from "@atlas/planner";
import { briefSheets, composeProposal, writeDocx } from "@atlas/report";
import { AppError, type Language } from "@atlas/schema";
import { writeWorkbook } from "@atlas/spreadsheet";

/** The two kinds of file that a proposal becomes. */
export type ProposalFormat = "xlsx" | "docx";

/** Tells the kind by the ending.
 * @throws AppError `usage` where it is neither */
export function proposalFormat(path: string): ProposalFormat {
  const found = (["xlsx", "docx"] as const).find((format) => path.endsWith(`.${format}`));
  if (!found)
    throw new AppError(
      "usage",
      `atlas: --out ${path}: 应为 .xlsx 或 .docx (论证表), 或与 --adopt 一起用 · expected .xlsx or .docx (the proposal), or --adopt with it`,
    );
  return found;
}

/** The proposal (论证表) of a plan as a file; the same plan gives the same bytes. */
export function proposalFile(
  sources: PlanSources & {
    readonly candidates: Candidates & { readonly names: readonly string[] };
  },
  result: PlanResult,
  format: ProposalFormat,
  {
    language,
    synthetic,
    unitName,
  }: {
    readonly language: Language;
    readonly synthetic: boolean;
    readonly unitName: (id: string) => string;
  },
): Uint8Array {
  const { scenario, candidates, inputs, existing, problem } = sources;
  const indexOf = new Map(candidates.ids.map((id, i) => [id, i]));
  const at = result.selected.map((id) => indexOf.get(id)!);
  const byScore = !problem.demand && !problem.balance;
  const frequency = hasFrequencies(scenario)
    ? selectionFrequency(scenario, candidates, inputs, existing)
    : null;
  const covered = newlyCovered(candidates, existing, at, scenario.catchment_meters);
  const brief = composeProposal({
    language,
    result,
    candidates,
    inputs,
    unitName,
    choices: result.selected.map((id, i) => ({
      id,
      parts: byScore ? scoreParts(scenario, candidates, inputs, at[i]!) : [],
      covered: covered[i]!,
      frequency: frequency && (frequency.share.get(id) ?? 0),
    })),
    frequencyRuns: frequency?.runs ?? 0,
    measures: planMeasures(candidates, existing, at, scenario.catchment_meters),
    prices: result.certificate.duals ? rulePrices(problem, result.certificate.duals) : [],
    decisions: [],
    synthetic,
  });
  return format === "docx"
    ? writeDocx(brief, result.ground.as_of)
    : writeWorkbook(briefSheets(brief, language === "zh" ? "说明" : "About"));
}
