import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { ReactNode, Ref } from "react";

/** What a boundary feature must say of itself: the properties of `district.geojson` and `township.geojson`. */
export interface BoundaryProperties {
  readonly division_id: string;
  readonly level: "district" | "township";
  readonly name: string;
  /** Drawn by hand or made, not surveyed: the map then shows the 示意 note. */
  readonly schematic: boolean;
}

/** Polygons of one level, WGS-84 (longitude, latitude), one feature a division. */
export type Boundaries = FeatureCollection<Polygon | MultiPolygon, BoundaryProperties>;

/** How far a figure may be trusted; the same words as a `FigureRow` flag. */
export type AreaFlag = "ok" | "small" | "thin" | "partial" | "not_reported" | "suppressed";

/** The figure of one division, as the map shows it. */
export interface AreaFigure {
  /** `division_id` of a district or a township. */
  readonly id: string;
  /** In the unit of `breaks` (a share 0..1 for rates); null: no figure. */
  readonly value: number | null;
  /** `not_reported` and `partial` are hatched, `thin` and `suppressed` dotted; a partial area keeps its colour under the hatch. */
  readonly flag: AreaFlag;
  /** Short name on the map, in the language of the page (锦江, Jinjiang). */
  readonly name: string;
  /** Second line of the label (46.8, 缺报, n<5). */
  readonly valueText: string;
}

/**
 * All compounds in columns of equal length; entry i of each column is one compound. Pass the same object again when
 * nothing changed: the map compares by identity.
 */
export interface CompoundPoints {
  readonly ids: readonly string[];
  /** WGS-84 degrees; NaN: not placed, not drawn. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** 0 old (circle), 1 managed (square), 2 unknown (triangle). */
  readonly kind: Uint8Array;
  /** 1: consulted in the window (solid); 0: gap (hollow). */
  readonly consulted: Uint8Array;
  /** Households; 0 or NaN: unknown, drawn at the smallest size. */
  readonly households: Float32Array;
}

/** Demonstration site. Sites without a position are not passed; `withdrawn` ones neither. */
export interface SitePoint {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly status: "planned" | "building" | "accepted";
  readonly name: string;
  readonly compoundId: string | null;
}

/** A division as the target of a pointer or of a selection. */
export interface AreaTarget {
  readonly type: "area";
  readonly level: "district" | "township";
  readonly id: string;
}

/** A compound; `index` is its entry in the columns. */
export interface CompoundTarget {
  readonly type: "compound";
  readonly id: string;
  readonly index: number;
}

/** One site, or several merged into one counted diamond (small screens). */
export interface SiteTarget {
  readonly type: "site";
  readonly ids: readonly string[];
}

export type MapTarget = AreaTarget | CompoundTarget | SiteTarget;

/** Centre in WGS-84 degrees and MapLibre zoom (512 px tiles: the city fits at about 8.3). */
export interface MapView {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/**
 * What is shown. `auto`: districts below zoom 9.5, townships from there (or inside `within`), points from 11.5.
 * `district` and `township` keep their fill at every zoom. `compound` shows every point at every zoom.
 */
export type MapLevel = "auto" | "district" | "township" | "compound";

/** `auto` asks the name of the WebGL renderer; the others force a path (tests, thin clients). */
export type RendererChoice = "auto" | "gpu" | "software";

/** Every text the map shows or says, in the language of the page. */
export interface MapWords {
  /** Accessible name of the map. */
  readonly mapLabel: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fitCity: string;
  /** 功能区界为示意; shown when a boundary in view is schematic. */
  readonly schematicNote: string;
  /** Under the inset, e.g. 中心城区 ×2.4 · 点为小区(抽样 1/18). `factor` is the present ratio to the map, one decimal. */
  readonly insetCaption: (factor: string) => string;
  readonly insetLabel: string;
  readonly metres: string;
  readonly kilometres: string;
  /** Shown in place of the map without WebGL: what happened, what still works, what to do. */
  readonly unavailableTitle: string;
  readonly unavailableBody: string;
}

/** What the owner of a map can ask of it. */
export interface AtlasMapHandle {
  /** Shows the whole of a division, or of the city (null). */
  readonly fitTo: (divisionId: string | null) => void;
  /** Zooms by whole levels, positive inwards. */
  readonly zoomBy: (levels: number) => void;
  /** Which path draws, how many points the last frame drew, and where the map is. */
  readonly inspect: () => {
    readonly renderer: "gpu" | "software";
    readonly drawnPoints: number;
    readonly view: MapView;
  };
}

export interface AtlasMapProps {
  readonly districts: Boundaries;
  /** Null until they are loaded; the map shows districts until then. */
  readonly townships: Boundaries | null;
  /** Roads, water and the like from an operator's files; drawn only where given. */
  readonly water?: FeatureCollection | null;
  /** Figures of districts and townships together; an area without a figure is drawn as plain land. */
  readonly areas: readonly AreaFigure[];
  /** Inner class breaks, ascending, at most 5 (n breaks make n + 1 classes of `--seq-1..6`): [.3, .35, .4, .45, .5]. */
  readonly breaks: readonly number[];
  readonly compounds: CompoundPoints | null;
  readonly sites: readonly SitePoint[];
  readonly level: MapLevel;
  /** District drilled into: fitted when it changes, the rest is dimmed. Null: the city. */
  readonly within: string | null;
  /** Ring (point) or heavy outline (area). */
  readonly selected: MapTarget | null;
  /** Outline asked for from outside, as when the ranking is hovered. */
  readonly highlighted?: string | null;
  /** Where to be. Leave out: the map fits the city (or `within`) and keeps its own view. A new value moves the map. */
  readonly view?: MapView | null;
  /** After a move has ended (once, 150 ms after the last frame). */
  readonly onViewChange?: (view: MapView) => void;
  /** Null when the pointer leaves everything. `at` is in CSS pixels from the map's top left. */
  readonly onHover?: (
    target: MapTarget | null,
    at: { readonly x: number; readonly y: number },
  ) => void;
  /** Click or tap; null: on nothing. */
  readonly onSelect?: (target: MapTarget | null) => void;
  /** Double-click on an area, or Enter on the map with an area under its centre. */
  readonly onDrill?: (target: AreaTarget) => void;
  /** Esc while the map has focus. */
  readonly onOut?: () => void;
  /** WebGL is absent or lost for good; the explanation is already on screen. */
  readonly onUnavailable?: (reason: string) => void;
  /** First time that the areas are on screen. */
  readonly onReady?: () => void;
  /** Content of the tooltip, shown 120 ms after the pointer rests; null: none. Plain text or inline elements. */
  readonly tooltip?: (target: MapTarget) => ReactNode;
  readonly words: MapWords;
  /** Any change of this string makes the map read the colour tokens again ("light", "dark"). */
  readonly theme: string;
  readonly renderer?: RendererChoice;
  /** Address of `maplibre-gl/dist/maplibre-gl-worker.mjs` as the app serves it (vite: `?worker&url`). */
  readonly workerUrl?: string;
  /** Divisions shown large in the inset at city zoom; [] for none. */
  readonly coreIds: readonly string[];
  /** Room kept free when fitting, CSS px; default 16 on each side, 44 at the top. */
  readonly fitPadding?: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** 审图号 line; null or absent: none is shown. */
  readonly reviewNumber?: string | null;
  /** Beside the scale bar: sources. */
  readonly attribution?: ReactNode;
  /** The synthetic badge, when the warehouse is synthetic. */
  readonly badge?: ReactNode;
  /** Cards over the map (metric, level, legend). Labels keep clear of every element marked `data-map-card`. */
  readonly children?: ReactNode;
  readonly ref?: Ref<AtlasMapHandle>;
}
