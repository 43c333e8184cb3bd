import type { Row } from "@atlas/schema";
import { type LinkDecision, type LinkQuestion, makeCompoundIndex } from "../link/compound-index.js";

/** What ledgers need to know of a compound. */
export type CompoundPlace = Pick<
  Row<"compound">,
  "compound_id" | "name" | "aliases" | "address" | "unit_id" | "township_id" | "community_id"
>;

/** The compounds of the city, as ledgers refer to them. */
export interface KnownCompounds {
  readonly find: (question: LinkQuestion) => LinkDecision;
  readonly placeOf: (id: string) => CompoundPlace;
  /** The compound that a key of decisions names; null where no register has it. */
  readonly ofKey: (key: string) => string | null;
  /** What they were made from. */
  readonly source: CompoundSource;
}

/** What compounds are made findable from: plain data. */
export interface CompoundSource {
  readonly compounds: readonly CompoundPlace[];
  /** The compound of a register row by its key in decisions; empty while nobody decided anything. */
  readonly idOfKey: ReadonlyMap<string, string>;
}

/** Makes compounds findable. */
export function knownCompounds(source: CompoundSource): KnownCompounds {
  const { compounds, idOfKey } = source;
  const byId = new Map(compounds.map((compound) => [compound.compound_id, compound]));
  return {
    find: makeCompoundIndex(
      compounds.map(({ name, aliases, ...rest }) => ({
        ...rest,
        names: [name, ...(aliases ?? [])],
      })),
    ),
    placeOf: (id) => byId.get(id)!,
    ofKey: (key) => idOfKey.get(key) ?? null,
    source,
  };
}
