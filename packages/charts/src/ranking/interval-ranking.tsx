import { type ReactElement, memo, useMemo } from "react";
import { cssPercent } from "../format/css-percent.js";
import {
  type FigureUnit,
  formatCount,
  formatFigure,
  formatRoundFigure,
  unitSign,
} from "../format/format.js";
import { useChartText } from "../frame/chart-text.js";
import { IntervalMark } from "./interval-mark.js";
import { type RankingAxis, rankingAxis, rankingDomain } from "./ranking-axis.js";
import { type RankingRow, type RankingWords, formalRanks } from "./ranking-row.js";
import { useRovingRows } from "./use-roving-rows.js";

/** Data and words of an {@link IntervalRanking}; nothing is fetched or translated here. */
export interface IntervalRankingProps {
  /** In the order to draw; rows without a value belong at the end. */
  readonly rows: readonly RankingRow[];
  /** Of values, target and domain; a share where left out. */
  readonly unit?: FigureUnit;
  /** Null where the figure has no target. */
  readonly target: number | null;
  /** Values at the two ends of the axis; from the rows where left out. */
  readonly domain?: readonly [number, number];
  readonly selectedId: string | null;
  readonly words: RankingWords;
  readonly onSelect: (id: string) => void;
  readonly onDrill?: (id: string) => void;
  /** The row that came under the pointer or took the focus, null when the pointer or the focus leaves. */
  readonly onHover?: (id: string | null) => void;
}

/**
 * Units with their 95 % intervals: coloured by the whole interval against the target, hollow and dashed where n < 30,
 * a pattern where there is no figure. Fills the width of its box; rows are 26 px, 44 px on touch.
 * Arrow keys move, Enter selects, a double click or → drills.
 */
export function IntervalRanking(props: IntervalRankingProps): ReactElement {
  const { rows, target, domain, selectedId, words, onSelect, onDrill, onHover } = props;
  const unit = props.unit ?? "share";
  const [low, high] = useMemo(
    () => domain ?? rankingDomain(rows, target, unit),
    [domain, rows, target, unit],
  );
  const axis = useMemo(() => rankingAxis([low, high], target), [low, high, target]);
  const ranks = useMemo(() => formalRanks(rows), [rows]);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const roving = useRovingRows(ids, selectedId, onSelect, onDrill);
  const { naming, hidden } = useChartText({
    title: words.title,
    summary: words.summary ?? words.title,
  });
  return (
    <div className="ac-chart ac-intervals">
      {hidden}
      <RankingHeader axis={axis} target={target} unit={unit} word={words.target} />
      <div
        className="ac-intervals-rows"
        role="listbox"
        tabIndex={-1}
        {...naming}
        onPointerLeave={onHover && (() => onHover(null))}
      >
        {rows.map((row) => (
          <div
            key={row.id}
            className="ac-intervals-row"
            role="option"
            aria-selected={row.id === selectedId}
            tabIndex={row.id === roving.tabStop ? 0 : -1}
            data-unit={row.id}
            data-value={row.value ?? ""}
            data-flag={row.flag}
            onFocus={() => {
              roving.onFocusRow(row.id);
              onHover?.(row.id);
            }}
            onBlur={onHover && (() => onHover(null))}
            onKeyDown={roving.onKeyDown}
            onClick={() => onSelect(row.id)}
            onDoubleClick={onDrill && (() => onDrill(row.id))}
            onPointerEnter={onHover && (() => onHover(row.id))}
          >
            <RowCells
              row={row}
              rank={ranks.get(row.id) ?? null}
              axis={axis}
              target={target}
              unit={unit}
              words={words}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

const RowCells = memo(function RowCells({
  row,
  rank,
  axis,
  target,
  unit,
  words,
}: {
  readonly row: RankingRow;
  readonly rank: number | null;
  readonly axis: RankingAxis;
  readonly target: number | null;
  readonly unit: FigureUnit;
  readonly words: RankingWords;
}): ReactElement {
  return (
    <>
      <span className="ac-intervals-rank">{rank ?? "–"}</span>
      <span className="ac-intervals-name" lang={row.lang} title={row.name}>
        {row.name}
      </span>
      <IntervalMark row={row} axis={axis} target={target} />
      <span className="ac-intervals-value">
        {row.value !== null && row.flag === "small" && (
          <span className="ac-note">n={formatCount(row.n)}</span>
        )}
        {row.value !== null && row.flag === "partial" && words.partial !== undefined && (
          <span className="ac-note">{words.partial}</span>
        )}
        <span className={row.value === null ? "ac-why" : "ac-number"}>
          {valueText(row, unit, words)}
        </span>
        {words.describe && <span className="ac-hidden">{words.describe(row)}</span>}
      </span>
    </>
  );
});

function RankingHeader({
  axis,
  target,
  unit,
  word,
}: {
  readonly axis: RankingAxis;
  readonly target: number | null;
  readonly unit: FigureUnit;
  readonly word: string;
}): ReactElement {
  const last = axis.labelled.at(-1)?.share;
  return (
    <div className="ac-intervals-head" aria-hidden="true">
      <svg className="ac-intervals-axis" focusable="false">
        {axis.labelled.map(({ share, near }) => (
          <text
            key={share}
            x={cssPercent(axis.position(share))}
            y="14"
            className={near ? "ac-axis ac-axis-near" : "ac-axis"}
          >
            {formatRoundFigure(share, unit)}
            {share === last && unitSign(unit)}
          </text>
        ))}
        {target !== null && (
          <text x={cssPercent(axis.position(target))} y="14" className="ac-axis ac-axis-target">
            {word} {formatRoundFigure(target, unit)}
          </text>
        )}
      </svg>
    </div>
  );
}

/** The value in its unit, or the word for why there is none. */
function valueText(row: RankingRow, unit: FigureUnit, words: RankingWords): string {
  if (row.value !== null) return formatFigure(row.value, unit);
  if (row.flag === "not_reported") return words.missing;
  if (row.flag === "suppressed") return words.suppressed ?? words.thin;
  return row.flag === "thin" ? words.thin : "–";
}
