import { daysOfPeriod } from "@atlas/schema";
import { studentQuantile } from "@atlas/stats";
import {
  type Consultation,
  NaiveFigures,
  type Place,
  known,
  lastPossible,
  lies,
  stepDates,
} from "./naive-figures.js";

/** A number of a figure's part; what is absent is not looked at. */
export interface NaivePart {
  readonly numerator: number;
  readonly denominator: number;
  readonly value?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

type Parts = Readonly<Record<string, NaivePart>>;

const of = (numerator: number, denominator: number): NaivePart => ({ numerator, denominator });
const dayMs = 86_400_000;

/** The figures of the course and breadth of consultations by their definitions, case by case; the figure itself under "". */
export class NaiveProcess extends NaiveFigures {
  stepsComplete(place: Place): Parts {
    const closed = this.closed(place);
    const whole = closed.filter((c) => stepDates(c).every(({ on }) => known(on)));
    const agreed = (c: Consultation): boolean => c.outcome === "agreed";
    const parts: Record<string, NaivePart> = {
      "": of(whole.length, closed.length),
      "outcome=agreed": of(whole.filter(agreed).length, closed.filter(agreed).length),
    };
    for (let step = 1; step <= 7; step += 1) {
      const without = closed.filter((c) => !known(stepDates(c)[step - 1]!.on));
      parts[`undated=${step}`] = of(without.length, closed.length);
    }
    return parts;
  }

  consensus(place: Place): Parts {
    const closed = this.closed(place);
    return { "": of(closed.filter((c) => c.outcome === "agreed").length, closed.length) };
  }

  carriedOut(place: Place, asOf: string): Parts {
    const agreed = this.closed(place).filter((c) => c.outcome === "agreed");
    const old = agreed.filter((c) => {
      const closed = lastPossible(c.closed_on!, c.closed_precision);
      return (Date.parse(asOf) - Date.parse(closed)) / dayMs >= 90;
    });
    return {
      "": of(old.filter((c) => known(c.step7_on)).length, old.length),
      "left_out=recent": of(agreed.length - old.length, agreed.length),
    };
  }

  onlineShare(place: Place): Parts {
    const closed = this.closed(place);
    const told = closed.filter((c) => known(c.online));
    return {
      "": of(told.filter((c) => c.online).length, told.length),
      "left_out=online_missing": of(closed.length - told.length, closed.length),
    };
  }

  lists(place: Place): Parts {
    const closed = this.closed(place);
    const parts: Record<string, NaivePart> = {};
    for (const list of ["guidance", "positive", "negative"] as const) {
      const judged = closed.filter((c) => known(c.lists?.[list]));
      for (const verdict of ["listed", "not_listed", "no_list"]) {
        const own = judged.filter((c) => c.lists![list] === verdict);
        parts[`list=${list};verdict=${verdict}`] = of(own.length, judged.length);
      }
      parts[`list=${list};left_out=unclassified`] = of(
        closed.length - judged.length,
        closed.length,
      );
    }
    return parts;
  }

  diversityActors(place: Place): Parts {
    const closed = this.closed(place);
    const named = closed.filter((c) => (c.actors ?? []).length > 0);
    const kinds = named.map((c) => [clusterOf(c), new Set(c.actors).size] as const);
    return {
      "": meanOf(kinds, 13),
      "left_out=actors_missing": of(closed.length - named.length, closed.length),
    };
  }

  satisfaction(place: Place): Parts {
    const closed = this.closed(place);
    const told = closed.filter((c) => known(c.satisfaction));
    const both = told.filter((c) => (c.satisfaction_n ?? 0) > 0);
    const answers = both.reduce((sum, c) => sum + c.satisfaction_n!, 0);
    return {
      "": meanOf(
        told.map((c) => [clusterOf(c), c.satisfaction!]),
        1,
      ),
      "weighted=answers": of(
        both.reduce((sum, c) => sum + c.satisfaction! * c.satisfaction_n!, 0),
        answers,
      ),
      "left_out=satisfaction_missing": of(closed.length - told.length, closed.length),
    };
  }

  diversity(place: Place, what: "topics" | "forms"): Parts {
    const kindsOf = (c: Consultation): readonly string[] =>
      what === "forms" ? [...new Set(c.forms)] : known(c.topic_category) ? [c.topic_category] : [];
    const closed = this.closed(place);
    const told = closed.filter((c) => kindsOf(c).length > 0);
    const mentions = told.flatMap(kindsOf);
    const share = (kind: string): number =>
      mentions.filter((one) => one === kind).length / mentions.length;
    const kinds = [...new Set(mentions)];
    const entropy = kinds.reduce((sum, kind) => sum - share(kind) * Math.log(share(kind)), 0);
    const residuals = new Map<string, number>();
    for (const c of told) {
      const own = kindsOf(c).reduce((sum, kind) => sum - Math.log(share(kind)) - entropy, 0);
      residuals.set(clusterOf(c), (residuals.get(clusterOf(c)) ?? 0) + own);
    }
    const m = residuals.size;
    const squares = [...residuals.values()].reduce((sum, e) => sum + e * e, 0);
    const most = what === "forms" ? 10 : 16;
    const half =
      m > 1 && squares > 1e-9
        ? (studentQuantile(0.975, m - 1) * Math.sqrt((m / (m - 1)) * squares)) / mentions.length
        : null;
    return {
      "": {
        ...of(kinds.length, most),
        value: mentions.length > 0 ? Math.exp(entropy) : null,
        low: half === null ? null : Math.max(1, Math.exp(entropy - half)),
        high: half === null ? null : Math.min(most, Math.exp(entropy + half)),
      },
      "left_out=kind_missing": of(closed.length - told.length, closed.length),
    };
  }

  reach(place: Place): Parts {
    const { last } = daysOfPeriod(place.window);
    const standing = this.city.compound.filter(
      (c) =>
        (!known(c.valid_from) || c.valid_from <= last) &&
        (!known(c.valid_to) || c.valid_to > last) &&
        this.counts({ compound_id: c.compound_id! }, place, "consultations"),
    );
    const told = standing.filter((c) => known(c.households));
    const where = (id: string | null | undefined): readonly string[] =>
      this.city.consultation
        .filter(
          (c) => c.compound_id === id && (c.outcome === "agreed" || c.outcome === "not_agreed"),
        )
        .map((c) => lies(c.closed_on, c.closed_precision, place.window));
    const households = (compounds: typeof told): number =>
      compounds.reduce((sum, c) => sum + c.households!, 0);
    const covered = told.filter((c) => where(c.compound_id).includes("inside"));
    const straddling = standing.filter((c) => {
      const places = where(c.compound_id);
      return places.includes("straddling") && !places.includes("inside");
    });
    const [y, x, m] = [households(covered), households(told), told.length];
    const squares = told.reduce(
      (sum, c) => sum + (((covered.includes(c) ? 1 : 0) - y / x) * c.households!) ** 2,
      0,
    );
    const half =
      m > 1 && x > 0
        ? (studentQuantile(0.975, m - 1) * Math.sqrt((m / (m - 1)) * squares)) / x
        : null;
    return {
      "": {
        ...of(y, x),
        low: half === null ? null : Math.max(0, y / x - half),
        high: half === null ? null : Math.min(1, y / x + half),
      },
      "left_out=households_missing": of(standing.length - told.length, standing.length),
      "left_out=straddling": of(straddling.length, standing.length),
    };
  }

  conformance(place: Place): Parts {
    const closed = this.closed(place);
    const found = closed.map(judge);
    const number = (is: (one: Judged) => boolean): number => found.filter(is).length;
    const fits = number(({ verdict }) => verdict === "fits");
    const judged = fits + number(({ verdict }) => verdict === "deviates");
    const n = closed.length;
    return {
      "": of(fits, judged),
      "deviation=order": of(
        number(({ isReversed }) => isReversed),
        n,
      ),
      "deviation=unagreed_action": of(
        number(({ acted }) => acted),
        n,
      ),
      "deviation=undated": of(
        number(({ lacks }) => lacks),
        n,
      ),
      "alignment=exact": of(
        number(({ cost }) => cost === 0),
        n,
      ),
      fitness: of(
        found.reduce((sum, { cost, dated }) => sum + 1 - cost / (dated + 7), 0),
        n,
      ),
      "left_out=undetermined": of(
        number(({ verdict }) => verdict === "undetermined"),
        n,
      ),
      "left_out=single": of(
        number(({ verdict }) => verdict === "single"),
        n,
      ),
    };
  }
}

interface Judged {
  readonly verdict: string;
  readonly isReversed: boolean;
  readonly acted: boolean;
  readonly lacks: boolean;
  readonly dated: number;
  readonly cost: number;
}

interface DatedStep {
  readonly step: number;
  readonly first: string;
  readonly last: string;
}

/** A consultation against the seven steps, pair by pair. */
export function judge(c: Consultation): Judged {
  const dated = stepDates(c).flatMap(({ on, precision }, i): DatedStep[] =>
    known(on) ? [{ step: i + 1, first: on, last: lastPossible(on, precision) }] : [],
  );
  const agreed = c.outcome === "agreed";
  const acted = !agreed && dated.some(({ step }) => step === 7);
  const pairs = dated.flatMap((a) =>
    dated.flatMap((b) => (a.step < b.step ? [[a, b] as const] : [])),
  );
  const isReversed = pairs.some(([a, b]) => a.first > b.last);
  const isInOrder = pairs.every(([a, b]) => a.last <= b.first);
  let verdict = isInOrder ? "fits" : "undetermined";
  if (isReversed) verdict = "deviates";
  if (dated.length < 2) verdict = "single";
  if (acted) verdict = "deviates";
  const lacksUpTo = (end: number): boolean => dated.filter(({ step }) => step <= end).length < end;
  const hasSixth = dated.some(({ step }) => step === 6);
  const end = agreed ? 7 : hasSixth ? 6 : 5;
  const costTo = (to: number): number => dated.length + to - 2 * longest(dated, 0, to, "");
  return {
    verdict,
    isReversed,
    acted,
    lacks: lacksUpTo(end),
    dated: dated.length,
    cost: agreed ? costTo(7) : Math.min(costTo(5), costTo(6)),
  };
}

/** Most steps that can follow one another, each on the first day left to it. */
function longest(dated: readonly DatedStep[], i: number, to: number, day: string): number {
  const own = dated[i];
  if (!own || own.step > to) return 0;
  const without = longest(dated, i + 1, to, day);
  const next = own.first > day ? own.first : day;
  return next > own.last ? without : Math.max(without, 1 + longest(dated, i + 1, to, next));
}

const clusterOf = (c: Consultation): string => c.compound_id ?? `community ${c.community_id}`;

/** A mean over cases, with the interval of a ratio over clusters. */
function meanOf(
  cases: readonly (readonly [cluster: string, value: number])[],
  most: number,
): NaivePart {
  const clusters = new Map<string, { y: number; x: number }>();
  for (const [key, value] of cases) {
    const { y, x } = clusters.get(key) ?? { y: 0, x: 0 };
    clusters.set(key, { y: y + value, x: x + 1 });
  }
  const y = cases.reduce((sum, [, value]) => sum + value, 0);
  const [x, m] = [cases.length, clusters.size];
  const squares = [...clusters.values()].reduce((sum, c) => sum + (c.y - (y / x) * c.x) ** 2, 0);
  if (m < 2) return { ...of(y, x), low: null, high: null };
  const half = (studentQuantile(0.975, m - 1) * Math.sqrt((m / (m - 1)) * squares)) / x;
  return { ...of(y, x), low: Math.max(0, y / x - half), high: Math.min(most, y / x + half) };
}
