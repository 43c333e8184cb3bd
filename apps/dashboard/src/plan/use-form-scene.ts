import type { Scenario, ScenarioIssue } from "@atlas/planner";
import { useMemo } from "react";
import type { FormScene } from "./plan-scene.js";

/** A {@link FormScene}, the same object until something of it changes.
 * @param found issues that the warehouse has with the scenario, behind those of the document */
export function useFormScene({
  parsed,
  found,
  ground,
  document,
  chosen,
  language,
  words,
  nameOf,
  compoundName,
  onWrite,
  onSelect,
}: Omit<FormScene, "issues" | "scenario"> & {
  readonly parsed: { readonly scenario: Scenario; readonly issues: readonly ScenarioIssue[] };
  readonly found: readonly ScenarioIssue[];
}): FormScene {
  return useMemo(
    () => ({
      ground,
      document,
      scenario: parsed.scenario,
      issues: [...parsed.issues, ...found],
      chosen,
      language,
      words,
      nameOf,
      compoundName,
      onWrite,
      onSelect,
    }),
    [
      parsed,
      found,
      ground,
      document,
      chosen,
      language,
      words,
      nameOf,
      compoundName,
      onWrite,
      onSelect,
    ],
  );
}
