import { ChartFrame, type RankPlace, RankShift, type RankShiftRow, isMoved } from "@atlas/charts";
import type { FigureRow, ReweighedUnit } from "@atlas/metrics";
import type { IndexElementLine } from "@atlas/warehouse";
import { type ReactElement, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { indexWordsOf } from "../../i18n/index-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { parentsOf } from "../../state/parents-of.js";
import { useReweighed } from "./use-reweighed.js";
import { shownOf } from "../parts/shown-of.js";

const unitsAtFirst = 40;

/** Tiers and rank intervals of the units, by the table's weights and by the moved ones; those that change tier first. */
export function TierEffect({
  scene,
  rows,
  elements,
}: {
  readonly scene: Scene;
  /** Index rows of every unit of a level. */
  readonly rows: readonly FigureRow[] | undefined;
  /** Null: there is nothing to weigh by, and the last that was computed stays. */
  readonly elements: readonly IndexElementLine[] | null;
}): ReactElement {
  const { view, warehouse, nameOf, words: messages } = scene;
  const words = indexWordsOf(view.language);
  const [isWhole, setWhole] = useState(false);
  const reweighed = useReweighed(rows, elements);
  const isCurrent = reweighed !== null && reweighed.elements === elements;
  const district = parentsOf(warehouse.summary, view.within)[0] ?? null;
  const shifts = useMemo(
    () =>
      shiftsOf(rows ?? [], reweighed?.units, nameOf).filter(
        ({ id }) => district === null || parentsOf(warehouse.summary, id).includes(district),
      ),
    [rows, reweighed, nameOf, district, warehouse],
  );
  const moved = shifts.filter(isMoved).length;
  const shown = isWhole ? shifts : shifts.slice(0, unitsAtFirst);
  const ranked = (rows ?? []).filter(({ part, value }) => part === "tier" && value !== null).length;
  const stays = words.stays(shifts.length - moved, shifts.length, moved);
  const text = { title: words.effect, summary: `${stays}. ${words.effectNote}` };
  return (
    <ChartFrame
      {...text}
      className="framed system-part effect-of-weights"
      words={systemWordsOf(view.language).frame}
      note={
        <span role="status" data-current={isCurrent ? "" : undefined}>
          {isCurrent ? stays : words.computing}
        </span>
      }
      shown={shownOf(rows)}
      state={
        rows === undefined || reweighed === null
          ? { kind: "loading", message: messages.loading }
          : ranked === 0
            ? { kind: "empty", message: words.noUnits }
            : { kind: "ready" }
      }
      table={{
        columns: [
          { id: "unit", header: words.unit },
          { id: "old", header: words.oldTier, numeric: true },
          { id: "oldRank", header: words.oldPlace, numeric: true },
          { id: "new", header: words.newTier, numeric: true },
          { id: "newRank", header: words.newPlace, numeric: true },
        ],
        rows: shifts.map(({ id, name, before, after }) => ({
          id,
          cells: [name, ...cellsOf(before, words.none), ...cellsOf(after, words.none)],
        })),
      }}
    >
      <p className="sub effect-note">{words.effectNote}</p>
      <RankShift
        rows={shown}
        ranks={ranked}
        words={{ ...text, tier: words.tier, none: words.none }}
      />
      {shown.length < shifts.length && (
        <Button className="link" onPress={() => setWhole(true)}>
          {words.all(shifts.length)}
        </Button>
      )}
    </ChartFrame>
  );
}

const cellsOf = (place: RankPlace | null, none: string): readonly (string | number)[] =>
  place === null ? [none, "–"] : [place.tier, `${place.low}–${place.high}`];

/** Units before and after: those that change tier first, then the best; those without an index last. */
function shiftsOf(
  rows: readonly FigureRow[],
  after: ReadonlyMap<string, ReweighedUnit> | undefined,
  nameOf: (id: string) => string,
): readonly RankShiftRow[] {
  const tiers = new Map(
    rows.flatMap(({ part, unit_id: id, value }) =>
      part === "tier" && value !== null ? [[id, value] as const] : [],
    ),
  );
  const placeBefore = ({ unit_id: id, value, low, high }: FigureRow): RankPlace | null =>
    value === null || low === null || high === null
      ? null
      : { low, middle: value, high, tier: tiers.get(id)! };
  const placeAfter = (id: string): RankPlace | null => {
    const unit = after?.get(id);
    return unit?.rank && unit.tier !== null ? { ...unit.rank, tier: unit.tier } : null;
  };
  return rows
    .filter(({ part }) => part === "rank")
    .map((row) => ({
      id: row.unit_id,
      name: nameOf(row.unit_id),
      before: placeBefore(row),
      after: placeAfter(row.unit_id),
    }))
    .sort(
      (a, b) =>
        Number(isMoved(b)) - Number(isMoved(a)) ||
        (a.after?.tier ?? Infinity) - (b.after?.tier ?? Infinity) ||
        (a.after?.middle ?? Infinity) - (b.after?.middle ?? Infinity) ||
        (a.id < b.id ? -1 : 1),
    );
}
