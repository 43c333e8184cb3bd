import { likeness, normalName } from "./normal-form.js";

/** A compound that event rows may mean. */
export interface LinkTarget {
  readonly compound_id: string;
  readonly unit_id: string | null;
  readonly township_id: string | null;
  readonly community_id: string | null;
  readonly names: readonly string[];
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

const reviewFrom = 0.72;

/** Finds compounds by name inside a place: an equal normal name in the community (else the township, else the unit, where it is
 * the only one) is decided; a name that is only like another goes to a person, never across different numbers or phases. */
export function makeCompoundIndex(
  targets: readonly LinkTarget[],
): (question: LinkQuestion) => LinkDecision {
  const byKey = new Map<string, Set<LinkTarget>>();
  const byCommunity = new Map<string, LinkTarget[]>();
  const put = (key: string, target: LinkTarget): void => {
    const there = byKey.get(key);
    if (there) there.add(target);
    else byKey.set(key, new Set([target]));
  };
  for (const target of targets) {
    if (target.community_id !== null) {
      const list = byCommunity.get(target.community_id);
      if (list) list.push(target);
      else byCommunity.set(target.community_id, [target]);
    }
    for (const name of target.names) {
      const { key } = normalName(name);
      for (const place of [target.community_id, target.township_id, target.unit_id])
        if (place !== null) put(`${place}|${key}`, target);
    }
  }
  return ({ name, unit_id: unit, township_id: township, community_id: community }) => {
    const { key, hard, core } = normalName(name);
    const levels = [
      ["community", community],
      ["township", township],
      ["unit", unit],
    ] as const;
    for (const [level, place] of levels) {
      if (place === null) continue;
      const found = byKey.get(`${place}|${key}`);
      if (found?.size === 1) {
        const [target] = found;
        return {
          zone: "auto",
          compound_id: target!.compound_id,
          candidate_id: null,
          score: 1,
          features: { name: "equal", within: level },
        };
      }
      if (found && found.size > 1) {
        const ids = [...found].map((target) => target.compound_id).sort();
        return {
          zone: "review",
          compound_id: null,
          candidate_id: ids[0]!,
          score: 0.5,
          features: { name: "equal", within: level, candidates: ids.length },
        };
      }
      // A community that was named decides where to look: the same name elsewhere is another compound.
      if (level === "community") break;
    }
    let best: LinkTarget | null = null;
    let score = 0;
    for (const target of (community === null ? undefined : byCommunity.get(community)) ?? []) {
      for (const other of target.names) {
        const normal = normalName(other);
        const like = normal.hard === hard ? likeness(normal.core, core) : 0;
        if (
          like > score ||
          (like === score && best !== null && target.compound_id < best.compound_id)
        ) {
          best = target;
          score = like;
        }
      }
    }
    if (best && score >= reviewFrom) {
      return {
        zone: "review",
        compound_id: null,
        candidate_id: best.compound_id,
        score: Math.round(score * 1000) / 1000,
        features: { name: "like" },
      };
    }
    return { zone: "new", compound_id: null, candidate_id: null, score: null, features: {} };
  };
}
