import { makeCompounds } from "./make-compounds.js";
import { makeConsultations } from "./make-consultations.js";
import { makeAssessments, makeCouncils, makeTownshipPilots } from "./make-institutions.js";
import { makeProjects, makeProposals } from "./make-projects.js";
import { makeSites } from "./make-sites.js";
import { readElements } from "../read-elements.js";
import { readLists } from "./lists-in-force.js";
import type { TrueCity } from "./true-city.js";

/** What the city is made from. */
export interface CityOptions {
  readonly seed: number;
  /** 1 is the size of Chengdu. */
  readonly scale: number;
  /** Text of `data/reference/lists.csv` and `elements.csv`. */
  readonly reference: { readonly lists: string; readonly elements: string };
}

/** Makes a synthetic city: its compounds and institutions at once, its events when asked. The same options give the same city. */
export function makeCity({ seed, scale, reference }: CityOptions): TrueCity {
  const compounds = makeCompounds(seed, scale);
  const sites = makeSites(seed, compounds);
  const siteSince = new Map(
    sites.flatMap((site) =>
      site.designated_on ? [[site.compound_id!, site.designated_on] as const] : [],
    ),
  );
  const lists = readLists(reference.lists);
  const elementIds = readElements(reference.elements).map(({ id }) => id);
  return {
    seed,
    compounds,
    eventsOf: (unitId) => {
      const own = compounds.filter((compound) => compound.unit_id === unitId);
      const consultations = makeConsultations(seed, unitId, own, siteSince, lists);
      return {
        consultations,
        projects: makeProjects(seed, unitId, consultations),
        proposals: makeProposals(seed, unitId, consultations),
      };
    },
    sites,
    councils: makeCouncils(seed, new Set(compounds.map((compound) => compound.community_id))),
    assessments: makeAssessments(seed, elementIds),
    townshipPilots: makeTownshipPilots(),
  };
}
