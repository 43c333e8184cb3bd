import { type Boundaries, makeLocator } from "@atlas/divisions";
import {
  type Decisions,
  type DraftContext,
  type DraftOptions,
  type FileDraft,
  type FileReading,
  type ReferenceData,
  draftFile,
  parseDecisions,
  parseMappings,
  parseReference,
} from "@atlas/normalize";
import type { Configuration } from "@atlas/warehouse";
import { sha256 } from "@atlas/warehouse/node";
import { givenConfiguration } from "./given-configuration.js";
import { decisionsText } from "./known-returns.js";

/** What every change of a warehouse works with; I/O is passed in. */
export interface WarehouseInputs {
  readonly root: string;
  /** Texts of `data/reference/*.csv` by file name. */
  readonly reference: Readonly<Record<string, string>>;
  /** GeoJSON texts: what judges positions, and what the page draws. */
  readonly boundaries: {
    readonly statutory: string;
    readonly district: string;
    readonly township: string;
  };
  /** Names the code that reads returns: what another read is read again. */
  readonly importer: string;
  readonly progress?: (stage: "read" | "assemble" | "write", done: number) => void;
  /** Told when the returns in the books are read again because they were read with other reference tables or by other code. */
  readonly onReread?: () => void;
}

/** How returns become drafts, for whatever changes a warehouse. */
export interface Workshop {
  readonly inputs: WarehouseInputs;
  readonly reference: ReferenceData;
  readonly configuration: Configuration;
  readonly decisions: Decisions;
  readonly decisionsHash: string | null;
  /** Of everything that drafting depends on but the file. */
  readonly referenceHash: string;
  /** @param now a clock in milliseconds that limits the time of a file that comes; none for one that the books hold */
  readonly draft: (reading: FileReading, options: DraftOptions, now?: () => number) => FileDraft;
}

/** @throws AppError `decision_invalid`, `reference_invalid` */
export function makeWorkshop(inputs: WarehouseInputs): Workshop {
  const reference = parseReference(inputs.reference);
  const locator = makeLocator(JSON.parse(inputs.boundaries.statutory) as Boundaries);
  const mappings = parseMappings(inputs.reference["unit-mappings.csv"] ?? "");
  const context: DraftContext = { reference, locator, mappings };
  const text = decisionsText(inputs.root);
  const decisions = parseDecisions(text);
  return {
    inputs,
    reference,
    configuration: givenConfiguration(inputs.reference),
    decisions,
    decisionsHash: text === "" ? null : sha256(text),
    referenceHash: sha256(
      JSON.stringify([
        inputs.importer,
        inputs.boundaries.statutory,
        Object.entries(inputs.reference).sort(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    ),
    draft: (reading, options, now) => draftDecided(reading, options, context, decisions, now),
  };
}

/** Drafts a file; a coordinate system that a person decided for a part goes before what was given or inferred. */
function draftDecided(
  reading: FileReading,
  options: DraftOptions,
  context: DraftContext,
  decisions: Decisions,
  now?: () => number,
): FileDraft {
  const draft = draftFile(reading, options, context, now);
  if (decisions.none) return draft;
  const parts = draft.parts.map((part, i) => {
    const crs = decisions.crs(part.kind, part.unit_id, part.period);
    if (crs === null) return part;
    const again = draftFile(reading, { ...options, crs }, context, now).parts[i];
    if (again === undefined) return part;
    return { ...again, crsEvidence: { method: "person" } };
  });
  return { ...draft, parts };
}
