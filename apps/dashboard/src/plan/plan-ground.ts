import {
  type PlannerInput,
  type PlannerSite,
  defaultWindow,
  plannerCandidates,
  plannerInputs,
  windowDueDays,
} from "@atlas/metrics";
import type { Candidates, PlanResult } from "@atlas/planner";
import Papa from "papaparse";
import inputLines from "../../../../data/planner/inputs.csv?raw";
import { oncePerSource } from "../data/once-per-source.js";

/** What every plan of a warehouse is made from. */
export interface PlanGround {
  readonly candidates: Candidates & { readonly names: readonly string[] };
  readonly inputs: readonly PlannerInput[];
  readonly existing: readonly PlannerSite[];
  /** What a plan says that it stands on. */
  readonly told: PlanResult["ground"];
}

const csvRecords = (text: string): readonly Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

/** The one key there is. */
export const thisWarehouse = "all";

/** Reads the ground of plans, as `atlas plan` does. */
export const planGroundReader = oncePerSource((source) =>
  source.reader<PlanGround>("places plan", 1, async (database) => {
    const { config, summary } = source;
    const window = defaultWindow(config.asOf, windowDueDays(config));
    const { existing, ...candidates } = await plannerCandidates(database, config, window);
    const names = new Map(summary.divisions.map((one) => [one.division_id, one.name]));
    const unitNames = Object.fromEntries(
      [...new Set(candidates.units)].map((unit) => [unit, names.get(unit) ?? unit]),
    );
    return {
      candidates: { ...candidates, unitNames },
      inputs: plannerInputs(csvRecords(inputLines)),
      existing,
      told: { warehouse: summary.version, as_of: summary.as_of, window },
    };
  }),
);
