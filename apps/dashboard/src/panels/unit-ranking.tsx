import { type ReactElement, useMemo } from "react";
import { useFigures } from "../data/use-figures.js";
import { useKeys } from "../state/use-keys.js";
import { windowLabel } from "../state/window-label.js";
import { RankingRail } from "./ranking-rail.js";
import { rankingRows } from "./ranking-rows.js";
import { type Scene, unitQuery } from "./scene.js";

/** The ranking of the scene's units; it is walked by keys, and what it now shows is announced. */
export function UnitRanking(scene: Scene): ReactElement {
  const {
    source,
    view,
    window,
    before: windowBefore,
    level,
    definition,
    words,
    nameOf,
    onChange,
  } = scene;
  const { sort } = view;
  const rows = useFigures(source, unitQuery(scene, window));
  const before = useFigures(source, unitQuery(scene, windowBefore));
  const ranking = useMemo(
    () => rows && rankingRows(rows, before ?? [], nameOf, sort, definition.direction),
    [rows, before, nameOf, sort, definition],
  );
  const neighbour = (by: 1 | -1): void => {
    const ids = (ranking ?? []).map(({ id }) => id);
    onChange(({ selected }) => {
      const at = selected === null ? -1 : ids.indexOf(selected);
      const next = at < 0 ? ids.at(by > 0 ? 0 : -1) : ids[(at + by + ids.length) % ids.length];
      return next === undefined ? {} : { selected: next };
    });
  };
  useKeys({ "[": () => neighbour(-1), "]": () => neighbour(1) });
  const title = words.ranking(
    definition.name[view.language],
    {
      district: words.districts,
      township: words.townships,
      community: words.communities,
      compound: words.compounds,
    }[level],
  );
  const valued = ranking?.filter(({ value }) => value !== null).length;
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {valued !== undefined && words.announce(title, valued, windowLabel(window))}
      </p>
      <RankingRail {...scene} title={title} rows={ranking} />
    </>
  );
}
