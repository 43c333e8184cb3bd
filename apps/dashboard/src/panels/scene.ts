import type { MapPlace } from "@atlas/map";
import type { FigureLevel, FigureQuery, MetricDefinition, MetricId, Summary } from "@atlas/metrics";
import type { FigureSource } from "../data/figure-source.js";
import type { LoadedWarehouse } from "../data/load-warehouse.js";
import type { Messages } from "../i18n/messages.js";
import { parentsOf } from "../state/parents-of.js";
import type { Point } from "../state/use-pointing.js";
import type { ChangeView } from "../state/use-view.js";
import { type ViewState, withoutKind } from "../state/view-state.js";
import type { Crumb } from "./breadcrumb.js";

/** What the ranking and the map speak of together. */
export interface Scene {
  readonly warehouse: LoadedWarehouse;
  readonly source: FigureSource;
  readonly view: ViewState;
  readonly window: string;
  /** The window that it is compared with. */
  readonly before: string;
  /** Units compared. */
  readonly level: Exclude<FigureLevel, "city">;
  /** Where the map goes, and what it rings there. */
  readonly place: MapPlace | null;
  readonly definition: MetricDefinition;
  readonly words: Messages;
  readonly nameOf: (id: string) => string;
  /** Way from the city to what is shown. */
  readonly path: readonly Crumb[];
  readonly onChange: ChangeView;
  readonly onSelect: (id: string) => void;
  /** A compound was chosen on the map: its place among those with a position, in the order of the ids. */
  readonly onCompound: (registerRow: number) => void;
  readonly onDrill: (id: string) => void;
  readonly onPoint: Point;
  /** Opens the definition of a figure. */
  readonly onDefine: (metric: MetricId) => void;
}

/** What of a scene its questions go by. */
interface Asked {
  readonly view: Pick<ViewState, "metric" | "kind" | "within">;
  readonly level: Scene["level"];
}

/** The question of the ranking, and of the map where the units have areas, for a window. */
export const unitQuery = ({ view, level }: Asked, window: string): FigureQuery => ({
  metric: view.metric,
  level,
  within: level === "district" ? null : view.within,
  kind: withoutKind.includes(view.metric) ? "all" : view.kind,
  periods: [window],
});

/** The question of the map. Communities and compounds have no areas: it shows their district's townships. */
export function mapQuery(
  scene: Asked,
  window: string,
  summary: Pick<Summary, "divisions">,
): FigureQuery {
  const query = unitQuery(scene, window);
  return scene.level === "district" || scene.level === "township"
    ? query
    : { ...query, level: "township", within: parentsOf(summary, scene.view.within)[0] ?? null };
}
