import type { FigureQuery, MetricDefinition } from "@atlas/metrics";
import type { FigureSource } from "../data/figure-source.js";
import type { LoadedWarehouse } from "../data/load-warehouse.js";
import type { Messages } from "../i18n/messages.js";
import type { ViewState } from "../state/view-state.js";

/** What the ranking and the map speak of together. */
export interface Scene {
  readonly warehouse: LoadedWarehouse;
  readonly source: FigureSource;
  readonly view: ViewState;
  readonly window: string;
  readonly level: "district" | "township";
  readonly definition: MetricDefinition;
  readonly words: Messages;
  readonly nameOf: (id: string) => string;
  readonly onChange: (change: Partial<ViewState>) => void;
  readonly onSelect: (id: string) => void;
  readonly onDrill: (id: string) => void;
}

/** The question that both of them ask, for a window. */
export const unitQuery = ({ view, level }: Scene, window: string): FigureQuery => ({
  metric: view.metric,
  level,
  within: level === "district" ? null : view.within,
  kind: view.metric === "return_completeness" ? "all" : view.kind,
  periods: [window],
});
