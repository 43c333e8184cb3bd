import { ScoreBar, formatCount, formatFigure, formatShare, TableScroller } from "@atlas/charts";
import { type FigureRow, type MetricId, metricDefinitions } from "@atlas/metrics";
import type { IndexElementLine } from "@atlas/warehouse";
import { type ReactElement, useMemo } from "react";
import { type IndexWords, indexWordsOf } from "../../i18n/index-words.js";
import type { Scene } from "../../panels/scene.js";
import { medianScores } from "./median-scores.js";
import { weightShares } from "./weights.js";

/** Categories and elements of the place as bars beside the median of its peers, each with where it comes from, its goalposts, its weight and what it rests on. */
export function ElementProfile({
  scene,
  rows,
  peers,
  peerLevel,
  elements,
}: {
  readonly scene: Scene;
  readonly rows: readonly FigureRow[] | undefined;
  readonly peers: readonly FigureRow[] | undefined;
  readonly peerLevel: "district" | "township";
  /** With the weights as they were moved. */
  readonly elements: readonly IndexElementLine[];
}): ReactElement {
  const { language } = scene.view;
  const words = indexWordsOf(language);
  const medians = useMemo(() => medianScores(peers ?? []), [peers]);
  const shares = useMemo(() => weightShares(elements), [elements]);
  const awaited = rows === undefined;
  const of = (part: string): FigureRow | undefined => rows?.find((row) => row.part === part);
  return (
    <section className="framed profile" data-picture={words.profile} aria-busy={awaited}>
      <h3>{words.profile}</h3>
      <p className="sub">
        {words.profileNote(scene.words.levels[peerLevel], medians.get("")?.units ?? 0)}
      </p>
      <TableScroller label={words.profile} className="cases-scroll">
        <table>
          <caption className="visually-hidden">{words.profile}</caption>
          <thead>
            <tr>
              <th scope="col">{words.element}</th>
              <td aria-hidden="true" />
              <th scope="col">{words.score}</th>
              <th scope="col">{words.median}</th>
              <th scope="col">{words.share}</th>
            </tr>
          </thead>
          {shares.map(({ id, line, share, elements: own }) => {
            const row = of(`category=${id}`);
            return (
              <tbody key={id}>
                <ProfileRow
                  part={`category=${id}`}
                  name={language === "zh" ? line.category_zh : line.category_en}
                  note={
                    row?.numerator === null || row === undefined
                      ? ""
                      : words.known(row.numerator, row.denominator ?? 0)
                  }
                  {...{ row, share, words, awaited }}
                  median={medians.get(`category=${id}`)?.median ?? null}
                />
                {own.map(({ line: element, share: inside }) => {
                  const part = `element=${element.element_id}`;
                  return (
                    <ProfileRow
                      key={part}
                      part={part}
                      name={element[language]}
                      note={noteOf(element, of(part), words)}
                      row={of(part)}
                      share={inside}
                      {...{ words, awaited }}
                      median={medians.get(part)?.median ?? null}
                    />
                  );
                })}
              </tbody>
            );
          })}
        </table>
      </TableScroller>
    </section>
  );
}

function ProfileRow({
  part,
  name,
  note,
  row,
  share,
  median,
  words,
  awaited,
}: {
  readonly part: string;
  readonly name: string;
  readonly note: string;
  readonly row: FigureRow | undefined;
  readonly share: number | null;
  readonly median: number | null;
  readonly words: IndexWords;
  readonly awaited: boolean;
}): ReactElement {
  const value = row?.value ?? null;
  return (
    <tr data-part={part} data-value={value ?? ""} data-median={median ?? ""}>
      <th scope="row">
        {name}
        <small>{note}</small>
      </th>
      <td aria-hidden="true">
        <ScoreBar
          value={value}
          low={row?.low ?? null}
          high={row?.high ?? null}
          median={median}
          flag={row?.flag ?? "thin"}
        />
      </td>
      <td>
        {value !== null
          ? formatFigure(value, "points")
          : awaited
            ? "…"
            : row?.flag === "suppressed"
              ? words.suppressed
              : words.missing}
      </td>
      <td>{formatFigure(median, "points")}</td>
      <td>{formatShare(share)}</td>
    </tr>
  );
}

function noteOf(
  { source, measure, worst, best }: IndexElementLine,
  row: FigureRow | undefined,
  words: IndexWords,
): string {
  const definition = metricDefinitions[measure as MetricId] as
    (typeof metricDefinitions)[MetricId] | undefined;
  const text = (end: number): string =>
    definition?.unit === "share"
      ? `${formatFigure(end, "share")}%`
      : `${end}${measure.startsWith("days") || definition?.unit === "days" ? words.days : ""}`;
  const n = row?.n ?? null;
  return [
    words.sources[source],
    words.goalposts(text(worst), text(best)),
    ...(n === null
      ? []
      : [source === "assessment" ? words.townshipsN(n) : `n = ${formatCount(n)}`]),
    ...(row?.flag === "partial" ? [words.partial] : []),
  ].join(" · ");
}
