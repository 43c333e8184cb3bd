import { CompoundGlyph, SiteGlyph } from "@atlas/charts";
import type { MapArea, MapPlace, MapPlan, MapSite, MapTarget } from "@atlas/map";
import type { FigureRow } from "@atlas/metrics";
import { definitionIn } from "@atlas/metrics";
import { type ReactElement, Suspense, lazy, memo, useCallback, useMemo } from "react";
import type { LoadedWarehouse } from "../data/load-warehouse.js";
import type { Messages } from "../i18n/messages.js";
import type { ViewState } from "../state/view-state.js";
import { ChoiceGlyph } from "./choice-glyph.js";
import { planIndex } from "./plan-index.js";
import { planPoints } from "./plan-points.js";
import type { SheetId } from "./plan-book.js";
import type { FormScene } from "./plan-scene.js";

const MapPanel = lazy(() =>
  import("../panels/map-panel.js").then(({ MapPanel: panel }) => ({ default: panel })),
);

const noRows: readonly FigureRow[] = [];
const states = ["accepted", "building", "planned"] as const;
const nothing = (): void => undefined;

/** The chosen with the circles that they serve, what stands already, and whom else might be chosen. */
export const PlanMap = memo(function PlanMap({
  scene: { words, ground, nameOf, compoundName, onSelect },
  selected,
  plan,
  warehouse,
  sides,
  view,
  messages,
  onView,
}: {
  readonly scene: FormScene;
  readonly selected: string | null;
  readonly plan: MapPlan;
  readonly warehouse: LoadedWarehouse;
  /** The open sheet and the one that it is compared with; null: no comparison. */
  readonly sides: readonly [SheetId, SheetId] | null;
  readonly view: ViewState;
  readonly messages: Messages;
  readonly onView: (map: ViewState["map"]) => void;
}): ReactElement {
  const { summary, districts, townships } = warehouse;
  const { candidates } = ground;
  const index = planIndex(ground);
  const points = useMemo(() => planPoints(ground), [ground]);
  const plain = useMemo<readonly MapArea[]>(
    () =>
      districts.features.map(({ properties: { division_id: id } }) => ({
        id,
        value: null,
        flag: "plain",
        label: nameOf(id),
        detail: "",
      })),
    [districts, nameOf],
  );
  const sites = useMemo<readonly MapSite[]>(() => {
    const standing = new Set(ground.existing.map(({ id }) => id));
    return summary.sites.flatMap(({ site_id: id, name, lon, lat, status }) =>
      lon === null || lat === null || !standing.has(id)
        ? []
        : [{ id, name: name ?? "", lon, lat, status }],
    );
  }, [summary, ground]);
  // A numbered glyph has a ring of its own.
  const inPlan = plan.choices.some(({ id }) => id === selected);
  const place = useMemo<MapPlace | null>(() => {
    const at = (selected === null ? undefined : index.at(selected)) ?? -1;
    const [lon, lat] = [candidates.lon[at], candidates.lat[at]];
    return lon === undefined || lat === undefined || !Number.isFinite(lon + lat)
      ? null
      : { lon, lat, zoom: inPlan ? 0 : 8, ring: !inPlan };
  }, [selected, candidates, index, inPlan]);
  const describe = useCallback(
    (target: MapTarget): ReactElement | null => {
      const row = target.kind === "compound" ? points.registerRow[target.row] : undefined;
      const at = target.kind === "choice" ? (index.at(target.id) ?? -1) : (row ?? -1);
      if (at < 0) return target.kind === "area" ? <b>{nameOf(target.id)}</b> : null;
      return (
        <>
          <b lang="zh-CN">{compoundName(candidates.ids[at]!)}</b>
          <span>
            {nameOf(candidates.units[at]!)} ·{" "}
            {words.kinds[candidates.kinds[at] as keyof typeof words.kinds] ?? words.kinds.unknown}
          </span>
          {summary.synthetic && <span className="synthetic-note">{messages.synthetic}</span>}
        </>
      );
    },
    [points, candidates, index, nameOf, compoundName, words, messages, summary],
  );
  const definition = definitionIn(warehouse.config, "coverage");
  return (
    <div className="map">
      <Suspense fallback={<p className="skeleton">{messages.loading}</p>}>
        <MapPanel
          boundaries={districts}
          outlines={districts}
          rows={noRows}
          plain={plain}
          plan={plan}
          describe={describe}
          insetNote={words.insetNote}
          metric={definition}
          points={points}
          sites={sites}
          focus={null}
          grounds={townships}
          place={place}
          selected={selected}
          view={view.map}
          basemap={warehouse.basemap}
          synthetic={summary.synthetic}
          theme={view.theme}
          words={messages}
          nameOf={nameOf}
          onView={onView}
          onPointMode={nothing}
          onSelect={(id) => {
            if (index.at(id) !== undefined) onSelect(id);
          }}
          onCompound={(at) => onSelect(candidates.ids[at]!)}
          onDrill={nothing}
        />
      </Suspense>
      <div className="map-cards">
        <div className="legend card plan-legend" data-map-key="">
          <ul>
            <li>
              <b>{words.legendChosen}</b>
              <span>
                <ChoiceGlyph number={1} kind="old" /> {words.kinds.old}
              </span>
              <span>
                <ChoiceGlyph number={2} kind="managed" /> {words.kinds.managed}
              </span>
            </li>
            {plan.choices.some(({ comparison }) => comparison === true) && (
              <li data-legend="comparison">
                <b>{words.legendComparisons}</b>
                <span>
                  <ChoiceGlyph number={1} kind="old" hollow />
                  <ChoiceGlyph number={2} kind="managed" hollow /> {words.comparisonNumber}
                </span>
              </li>
            )}
            <li>
              <b>{words.legendExisting}</b>
              {states
                .filter((status) => sites.some((site) => site.status === status))
                .map((status) => (
                  <span key={status}>
                    <SiteGlyph status={status} /> {words.states[status]}
                  </span>
                ))}
            </li>
            <li>
              <b>{words.legendCandidates}</b>
              <span>
                <CompoundGlyph kind="old" consulted={false} />
                <CompoundGlyph kind="managed" consulted={false} />{" "}
                {words.candidatesShown(points.lon.length)}
              </span>
            </li>
          </ul>
          {sides && (
            <ul className="plan-sides">
              {(["both", "this", "other"] as const).map((side) => (
                <li key={side}>
                  <i data-side={side} aria-hidden="true" /> {words.sides[side](...sides)}
                </li>
              ))}
            </ul>
          )}
          <p>{words.circle(plan.meters)}</p>
        </div>
      </div>
    </div>
  );
});
