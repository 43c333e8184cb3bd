import type { ReactNode } from "react";
import type { Basemap } from "./basemap.js";
import type { Renderer } from "./choose-renderer.js";
import type {
  MapArea,
  MapBoundaries,
  MapBounds,
  MapBox,
  MapMargin,
  MapPlace,
  MapPlan,
  MapPoints,
  MapSite,
  MapTarget,
  MapView,
} from "./map-data.js";
import type { RunningMap } from "./start-map.js";
import type { PointMode } from "./symbol-style.js";

/** Data of an {@link AtlasMap}; nothing is fetched here. */
export interface AtlasMapProps {
  /** Areas to colour; they must be the same object as long as they are the same areas. */
  readonly boundaries: MapBoundaries;
  /** All districts, for land and the white lines. */
  readonly outlines: MapBoundaries;
  readonly areas: readonly MapArea[];
  readonly breaks: readonly number[];
  readonly points: MapPoints | null;
  readonly sites: readonly MapSite[];
  /** A coloured area, one of the outlines, or a site. */
  readonly selectedId: string | null;
  /** Districts that the inset shows at city zoom; none: no inset. */
  readonly core: readonly string[];
  /** Where to look at first; null: the place, if there is one, else the focus, whole. */
  readonly view: MapView | null;
  /** Kept free around areas that the map is moved to; a narrow map keeps its own, for controls above and notes below. */
  readonly margin: MapMargin;
  /** The district that is drilled into, or null for the city; when it changes, the map moves to show it. */
  readonly focus: string | null;
  /** Bounds of a focus that is none of the outlines. */
  readonly focusBounds?: MapBounds | null;
  /** A compound, site or community that is chosen: when it becomes another, the map moves there, unless it is in sight already. */
  readonly place?: MapPlace | null;
  /** Chosen compounds and the circles that they and the sites serve; the same object as long as it is the same plan. */
  readonly plan?: MapPlan | null;
  /** Changes when the theme does: colours are read again. */
  readonly theme: string;
  readonly workerUrl: string;
  /** Tiles under the areas, which are then seen through; null, or left out: none. Read once. */
  readonly basemap?: Basemap | null;
  /** Null: chosen by the renderer's name. Read once. */
  readonly renderer: Renderer | null;
  readonly words: MapWords;
  /** Lines at the foot: the review number, schematic limits, sources, the synthetic mark. */
  readonly notes: ReactNode;
  /** What the tooltip says of what the pointer is on; null for nothing. */
  readonly tooltip: (target: MapTarget) => ReactNode;
  /** Boxes over the map that labels must keep clear of, in CSS pixels of the map. */
  readonly keepClear: () => readonly MapBox[];
  /** The map came to rest; null where it shows the focus whole. */
  readonly onView: (view: MapView | null) => void;
  /** How compounds are drawn at the zoom that the map came to, told first and whenever it changes. */
  readonly onPointMode: (mode: PointMode) => void;
  readonly onSelect: (target: MapTarget) => void;
  readonly onDrill: (target: MapTarget) => void;
  /** The pointer came onto something else, null: nothing. */
  readonly onHover?: (target: MapTarget | null) => void;
  /** Gets the running map once it is made, for tests and benchmarks. */
  readonly onStart?: (running: RunningMap) => void;
  /** The basemap cannot be read; the map goes on without it. */
  readonly onBasemapFault?: () => void;
  /** WebGL is absent: nothing is drawn. */
  readonly onUnavailable: () => void;
}

/** Words of the map in the page's language. */
export interface MapWords {
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  /** Under the inset: how much larger it is; of how many compounds one is drawn, or null where none. */
  readonly inset: (factor: string, oneIn: number | null) => string;
}
