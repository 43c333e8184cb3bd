import { type FigureUnit, formatCount, formatFigure, unitSign } from "@atlas/charts";
import type { MapPoints, MapSite, MapTarget } from "@atlas/map";
import type { FigureRow } from "@atlas/metrics";
import type { ReactElement } from "react";
import { absentWord } from "../i18n/absent-word.js";
import type { Messages } from "../i18n/messages.js";

const kinds = ["old", "managed", "unknown"] as const;

/** What the map says of an area, a compound or a site. */
export function describeTarget(
  target: MapTarget,
  {
    rows,
    unit,
    points,
    sites,
    synthetic,
    words,
    nameOf,
  }: {
    readonly rows: readonly FigureRow[];
    readonly unit: FigureUnit;
    readonly points: MapPoints | null;
    readonly sites: readonly MapSite[];
    /** The data are synthetic, and it is said so. */
    readonly synthetic: boolean;
    readonly words: Messages;
    readonly nameOf: (id: string) => string;
  },
): ReactElement {
  const note = synthetic && <span className="synthetic-note">{words.synthetic}</span>;
  if (target.kind === "site") {
    const site = sites.find(({ id }) => id === target.id);
    return (
      <>
        <b lang="zh-CN">{site?.name}</b>
        <span>{words.siteStates[site?.status as keyof typeof words.siteStates]}</span>
        {note}
      </>
    );
  }
  if (target.kind === "compound") {
    const { row } = target;
    return (
      <>
        <b lang="zh-CN">{points?.name[row]}</b>
        <span>
          {words.kinds[kinds[points?.kind[row] ?? 2] ?? "unknown"]} ·{" "}
          {points?.consulted[row] === 1 ? words.consulted : words.gapInWindow}
        </span>
        {note}
      </>
    );
  }
  if (target.kind === "choice") return <b lang="zh-CN">{nameOf(target.id)}</b>;
  const found = rows.find(({ unit_id, part }) => unit_id === target.id && part === null);
  return (
    <>
      <b>{nameOf(target.id)}</b>
      {found && (
        <>
          <span>
            {found.value === null
              ? absentWord(found.flag, words)
              : `${formatFigure(found.value, unit)}${unitSign(unit)}`}
            {found.low !== null &&
              found.high !== null &&
              ` (${formatFigure(found.low, unit)}–${formatFigure(found.high, unit)})`}
          </span>
          <span>
            {found.denominator !== null &&
              `${formatCount(found.numerator)} / ${formatCount(found.denominator)} · `}
            n = {formatCount(found.n)} {found.flag === "partial" && words.partial}
          </span>
        </>
      )}
      {note}
    </>
  );
}
