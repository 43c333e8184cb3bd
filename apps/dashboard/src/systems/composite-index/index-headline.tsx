import { absentWord } from "../../i18n/absent-word.js";
import { formatFigure } from "@atlas/charts";
import { type FigureRow, metricDefinitions } from "@atlas/metrics";
import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { indexWordsOf } from "../../i18n/index-words.js";
import type { Scene } from "../../panels/scene.js";
import { useHere } from "../parts/use-here.js";

/** The index of the place with the interval over weights, its tier and the interval of its rank, and what it rests on. */
export function IndexHeadline({
  scene,
  rows,
  peers,
  moved,
}: {
  readonly scene: Scene;
  readonly rows: readonly FigureRow[] | undefined;
  /** Rows of all units of its level. */
  readonly peers: readonly FigureRow[] | undefined;
  /** By weights that were moved; null: none by them, undefined: not moved or not there yet. */
  readonly moved: number | null | undefined;
}): ReactElement {
  const { view, before, words, onDefine } = scene;
  const own = indexWordsOf(view.language);
  const earlier = useHere(scene, "index", before)?.find(({ part }) => part === null);
  const of = (part: string | null): FigureRow | undefined => rows?.find((row) => row.part === part);
  const [whole, rank, tier, missing] = [of(null), of("rank"), of("tier"), of("missing")];
  const tiers = Math.max(
    0,
    ...(peers ?? []).map(({ part, value }) => (part === "tier" ? (value ?? 0) : 0)),
  );
  const name = metricDefinitions.index.name[view.language];
  return (
    <article className="tile" data-metric="index" data-value={whole?.value ?? ""}>
      <h3>
        <Button
          className="define"
          aria-label={words.definitionOf(name)}
          onPress={() => onDefine("index")}
        >
          {name}
        </Button>
      </h3>
      {rows === undefined ? (
        <p className="sub" role="status">
          …
        </p>
      ) : whole === undefined || whole.value === null ? (
        <p className="sub">
          {whole?.flag === "not_reported" || whole?.flag === "suppressed"
            ? absentWord(whole.flag, words)
            : own.noIndex}
        </p>
      ) : (
        <>
          <p className="tile-value">
            <b>{formatFigure(whole.value, "points")}</b>
            {earlier?.value !== undefined && (
              <span className="tile-change">
                {own.before(formatFigure(earlier.value, "points"))}
              </span>
            )}
          </p>
          <p className="sub">
            {whole.low === null || whole.high === null
              ? own.noInterval
              : own.shaken(formatFigure(whole.low, "points"), formatFigure(whole.high, "points"))}
          </p>
          {moved !== undefined && (
            <p className="index-moved" data-moved-value={moved ?? ""}>
              {own.moved(formatFigure(moved, "points"))}
            </p>
          )}
          <p className="index-tier">
            {tier?.value === null || tier?.value === undefined
              ? own.noRank
              : own.tierOf(tier.value, tiers)}
          </p>
          {rank && rank.low !== null && rank.high !== null && (
            <p className="sub">{own.rank(rank.low, rank.high, rank.denominator ?? 0)}</p>
          )}
          <p className="sub">
            {own.closed(whole.n ?? 0)}
            {whole.flag === "partial" && ` · ${words.partial}`}
            {whole.flag === "small" && " · n < 30"}
          </p>
        </>
      )}
      {missing?.numerator !== null && missing !== undefined && (
        <p className="sub">{own.elementsMissing(missing.numerator, missing.denominator ?? 0)}</p>
      )}
    </article>
  );
}
