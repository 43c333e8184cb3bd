import type { Scenario, ScenarioIssue } from "@atlas/planner";
import type { Language } from "@atlas/schema";
import type { PlanWords } from "../i18n/plan-words.js";
import type { PlanGround } from "./plan-ground.js";
import type { Run } from "./plan-runner.js";
import type { ScenarioDocument } from "./scenario-document.js";

/** What the fields of a scenario and the map speak of: one object until something of it changes, so that they are drawn anew only then. */
export interface FormScene {
  readonly ground: PlanGround;
  /** As it was written. */
  readonly document: ScenarioDocument;
  /** With every default. */
  readonly scenario: Scenario;
  /** Of the document and, once it was tried, of the warehouse. */
  readonly issues: readonly ScenarioIssue[];
  /** Ids of the chosen; null: there is no plan. */
  readonly chosen: readonly string[] | null;
  readonly language: Language;
  readonly words: PlanWords;
  /** Names of districts, in the language. */
  readonly nameOf: (id: string) => string;
  /** Names of compounds; they have Chinese ones only. */
  readonly compoundName: (id: string) => string;
  readonly onWrite: (document: ScenarioDocument) => void;
  readonly onSelect: (id: string | null) => void;
}

/** What the parts of the workspace speak of together. */
export interface PlanScene extends FormScene {
  readonly run: Run;
  /** The plan is of another scenario than the one that is written. */
  readonly stale: boolean;
  readonly selected: string | null;
}
