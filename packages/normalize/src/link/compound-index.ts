import { compareDoors, doorOf } from "./compare-doors.js";
import { isWholeName, stemSound } from "./compare-names.js";
import { shortPlaceOf } from "./localities.js";
import { parseName } from "./parse-name.js";
import { type ParsedRecord, type ScoredPair, parseRecord, scorePair } from "./score-pair.js";

/** A compound that event rows may mean. */
export interface LinkTarget {
  readonly compound_id: string;
  readonly unit_id: string | null;
  readonly township_id: string | null;
  readonly community_id: string | null;
  readonly names: readonly string[];
  readonly address: string | null;
}

/** Where a named compound went: `auto` decides, `review` names a candidate for a person, `new` found none. */
export interface LinkDecision {
  readonly zone: "auto" | "review" | "new";
  readonly compound_id: string | null;
  readonly candidate_id: string | null;
  readonly score: number | null;
  readonly features: Readonly<Record<string, unknown>>;
}

/** A question: a name as written with the place of its row. */
export interface LinkQuestion {
  readonly name: string;
  readonly unit_id: string | null;
  readonly township_id: string | null;
  readonly community_id: string | null;
}

interface Indexed extends ParsedRecord {
  readonly target: LinkTarget;
}

const unlinked: LinkDecision = {
  zone: "new",
  compound_id: null,
  candidate_id: null,
  score: null,
  features: {},
};

/** Finds compounds by name inside a place: an equal name in the community (else the township, else the unit, where it is the only
 * one) is decided; else the weights of linking say how sure a name is that is written otherwise. What only resembles goes to a person,
 * and nothing goes across different numbers or phases. */
export function makeCompoundIndex(
  targets: readonly LinkTarget[],
): (question: LinkQuestion) => LinkDecision {
  const byKey = new Map<string, Set<Indexed>>();
  const nearby = new Map<string, Set<Indexed>>();
  const put = (map: Map<string, Set<Indexed>>, key: string, one: Indexed): void => {
    const there = map.get(key);
    if (there) there.add(one);
    else map.set(key, new Set([one]));
  };
  const inPlace = new Map<string, LinkTarget[]>();
  for (const target of targets)
    for (const place of placesOf(target)) {
      const there = inPlace.get(place);
      if (there) there.push(target);
      else inPlace.set(place, [target]);
    }
  const parsed = new Map<LinkTarget, Indexed>();
  const parse = (target: LinkTarget): Indexed => {
    let one = parsed.get(target);
    if (!one) {
      const all = parseRecord(listing(target));
      const names = all.names.filter((name) => isWholeName(all.names[0]!, name));
      parsed.set(target, (one = { ...all, names, target }));
    }
    return one;
  };
  /** Indexes the targets of a place when it is first asked for: an office asks for few places of the city. */
  const look = (place: string): void => {
    const own = inPlace.get(place);
    if (!own) return;
    inPlace.delete(place);
    for (const target of own) {
      const one = parse(target);
      if (place === target.community_id) put(nearby, place, one);
      for (const name of one.names) {
        put(byKey, `${place}|${name.key}`, one);
        const sounds = stemSound(name, one.place);
        if (sounds !== "") put(nearby, `${place}|${sounds}`, one);
      }
    }
  };
  const answers = new Map<string, LinkDecision>();
  return (question) => {
    const asked = `${question.community_id}|${question.township_id}|${question.unit_id}|${question.name}`;
    let answer = answers.get(asked);
    if (answer === undefined) {
      answer = sameName(question, byKey, look) ?? likeName(question, byKey, nearby, look);
      answers.set(asked, answer);
    }
    return answer;
  };
}

/** The places that something lies in, from the smallest. */
const placesOf = (one: LinkTarget | LinkQuestion): ReadonlySet<string> =>
  new Set([one.community_id, one.township_id, one.unit_id].filter((place) => place !== null));

function listing(target: LinkTarget | LinkQuestion): ParsedRecord["record"] {
  return {
    id: "",
    names: "names" in target ? target.names : [target.name],
    address: "address" in target ? target.address : null,
    unit_id: target.unit_id,
    township_id: target.township_id,
    community_id: target.community_id,
    lon: null,
    lat: null,
    households: null,
    built_year: null,
    kind: null,
    returns: new Set(),
  };
}

/** @param look indexes a place */
function sameName(
  question: LinkQuestion,
  byKey: ReadonlyMap<string, ReadonlySet<Indexed>>,
  look: (place: string) => void,
): LinkDecision | null {
  const { key } = parseName(question.name);
  for (const level of ["community", "township", "unit"] as const) {
    const place = question[`${level}_id`];
    if (place === null) continue;
    look(place);
    const found = byKey.get(`${place}|${key}`);
    if (found?.size === 1) {
      const [only] = found;
      return {
        zone: "auto",
        compound_id: only!.target.compound_id,
        candidate_id: null,
        score: 1,
        features: { name: "equal", within: level },
      };
    }
    if (found) {
      const ids = [...found].map(({ target }) => target.compound_id).sort();
      return {
        zone: "review",
        compound_id: null,
        candidate_id: ids[0]!,
        score: 0.5,
        features: { name: "equal", within: level, candidates: ids.length },
      };
    }
    // A community that was named decides where to look: the same name elsewhere may be another compound.
    if (level === "community") return null;
  }
  return null;
}

interface Candidate {
  readonly target: LinkTarget;
  readonly pair: ScoredPair;
}

function likeName(
  question: LinkQuestion,
  byKey: ReadonlyMap<string, ReadonlySet<Indexed>>,
  nearby: ReadonlyMap<string, ReadonlySet<Indexed>>,
  look: (place: string) => void,
): LinkDecision {
  for (const place of placesOf(question)) look(place);
  const asked = parseRecord(listing(question));
  const [name] = asked.names;
  const sounds = stemSound(name!, shortPlaceOf(question.community_id));
  const places = [question.community_id, question.township_id, question.unit_id];
  const around = new Set<Indexed>();
  for (const place of places)
    if (place !== null)
      for (const key of [place, `${place}|${sounds}`])
        for (const one of nearby.get(key) ?? []) around.add(one);
  for (const place of places)
    for (const one of byKey.get(`${place}|${name!.key}`) ?? []) around.add(one);
  const candidates = [...around]
    .map(({ target, ...parsed }): Candidate => ({
      target,
      pair: scorePair(asked, parsed, () => 1),
    }))
    .filter(({ pair }) => pair.zone !== "apart")
    .sort(
      (a, b) =>
        b.pair.score - a.pair.score || (a.target.compound_id < b.target.compound_id ? -1 : 1),
    );
  const [best, second] = candidates;
  if (best === undefined) return unlinked;
  const { score, evidence, bits } = best.pair;
  const sure =
    best.pair.zone === "auto" && evidence.name !== "other" && second?.pair.zone !== "auto";
  const doorNamed =
    evidence.name === "other" && compareDoors(doorOf(best.target.address), asked.door) === "same";
  const { compound_id: id } = best.target;
  return {
    zone: sure ? "auto" : "review",
    compound_id: sure ? id : null,
    candidate_id: sure ? null : id,
    score,
    features: {
      name: doorNamed ? "door" : evidence.name,
      place: evidence.place,
      bits,
      ...(candidates.length > 1 && { candidates: candidates.length }),
    },
  };
}
