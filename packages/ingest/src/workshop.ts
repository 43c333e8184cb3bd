import { readBoundaries } from "@atlas/divisions";
import {
  type Decisions,
  type ReferenceData,
  parseDecisions,
  parseReference,
} from "@atlas/normalize";
import type { Configuration } from "@atlas/warehouse";
import { sha256 } from "@atlas/warehouse/node";
import {
  type DraftMaterials,
  type DraftReading,
  type Drafter,
  drafterHere,
  makeDraftReading,
} from "./drafting/drafter.js";
import { fewHere } from "./drafting/few-here.js";
import { givenConfiguration } from "./given-configuration.js";
import { decisionsText } from "./known-returns.js";
import type { SettlingMaterials } from "./settling/settle-chapter.js";
import type { Settler } from "./settling/worker-settler.js";

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
  /** Makes what drafts the files that come; in this thread, where a reader that hangs cannot be ended, unless given. */
  readonly drafter?: (materials: DraftMaterials) => Drafter;
  /** Makes what settles a whole city's chapters beside the compounds; this thread unless given, or where it is null for so many bytes of drafts. */
  readonly settler?: (materials: SettlingMaterials, bytes: number) => Settler | null;
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
  readonly decisionsText: string;
  readonly decisionsHash: string | null;
  /** Of everything that drafting depends on but the file. */
  readonly referenceHash: string;
  /** GeoJSON that the page draws, by level. */
  readonly drawn: { readonly district: string; readonly township: string };
  readonly draft: DraftReading;
  /** For files that come. */
  readonly openDrafter: () => Drafter;
}

/** @throws AppError `boundaries_invalid`, `decision_invalid`, `reference_invalid` */
export function makeWorkshop(inputs: WarehouseInputs): Workshop {
  const reference = parseReference(inputs.reference);
  const text = decisionsText(inputs.root);
  const decisions = parseDecisions(text);
  const materials: DraftMaterials = {
    reference: inputs.reference,
    statutory: inputs.boundaries.statutory,
    decisions: text,
  };
  const draft = makeDraftReading(materials);
  return {
    inputs,
    reference,
    configuration: givenConfiguration(inputs.reference),
    decisions,
    decisionsText: text,
    decisionsHash: text === "" ? null : sha256(text),
    referenceHash: sha256(
      JSON.stringify([
        inputs.importer,
        inputs.boundaries.statutory,
        Object.entries(inputs.reference).sort(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    ),
    drawn: drawnOf(inputs),
    draft,
    openDrafter: () => {
      const here = drafterHere(draft);
      return inputs.drafter ? fewHere(here, inputs.drafter(materials)) : here;
    },
  };
}

const drawnOf = ({ boundaries }: WarehouseInputs): Workshop["drawn"] => ({
  district: JSON.stringify(readBoundaries("district.geojson", boundaries.district, "district")),
  township: JSON.stringify(readBoundaries("township.geojson", boundaries.township, "township")),
});
