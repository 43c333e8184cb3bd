import type { MapBoundaries } from "@atlas/map";
import {
  type AttentionList,
  type MetricConfig,
  type Summary,
  attentionFile,
  metricConfig,
} from "@atlas/metrics";
import { AppError, schemaVersion } from "@atlas/schema";
import { type Manifest, configurationFault } from "@atlas/warehouse";
import { type ShownBasemap, loadBasemap } from "./load-basemap.js";

/** What the page has before the query engine is up. */
export interface LoadedWarehouse {
  readonly summary: Summary;
  /** The schedule and targets that the version was made with. */
  readonly config: MetricConfig;
  readonly districts: MapBoundaries;
  readonly townships: MapBoundaries;
  readonly basemap: ShownBasemap | "unreadable" | null;
  /** Absolute URL of the engine's file. */
  readonly databaseUrl: string;
  /** Reads what the version says needs attention in the default window; null where it says nothing. */
  readonly readAttention: () => Promise<AttentionList | null>;
}

/** Reads the manifest and what it names.
 * @throws AppError `warehouse_missing`, `warehouse_schema`, `warehouse_incomplete` */
export async function loadWarehouse(): Promise<LoadedWarehouse> {
  const manifest = await fetchJson<Manifest>("warehouse/manifest.json", "warehouse_missing");
  if (manifest.schema_version !== schemaVersion) {
    throw new AppError(
      "warehouse_schema",
      `dashboard: schema version ${manifest.schema_version}; expected ${schemaVersion}`,
    );
  }
  const { configuration } = manifest;
  const fault = configuration === undefined ? null : configurationFault(configuration);
  if (fault !== null)
    throw new AppError(
      "warehouse_incomplete",
      `dashboard: configuration in the manifest: ${fault}`,
    );
  const base = `warehouse/versions/${encodeURIComponent(manifest.version)}`;
  const [summary, districts, townships, basemap] = await Promise.all([
    fetchJson<Summary>(`${base}/summary.json`, "warehouse_incomplete"),
    fetchJson<MapBoundaries>(`${base}/boundaries/district.geojson`, "warehouse_incomplete"),
    fetchJson<MapBoundaries>(`${base}/boundaries/township.geojson`, "warehouse_incomplete"),
    loadBasemap(),
  ]);
  return {
    summary,
    config: metricConfig(summary.as_of, configuration),
    districts,
    townships,
    basemap,
    databaseUrl: new URL(`${base}/atlas.duckdb`, document.baseURI).href,
    readAttention: async () => {
      // A version made before there was such a file.
      if (!manifest.files.some(({ path }) => path === attentionFile)) return null;
      return fetchJson<AttentionList>(`${base}/${attentionFile}`, "warehouse_incomplete");
    },
  };
}

async function fetchJson<T>(path: string, code: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new AppError(code, `dashboard: ${path}: ${response.status}`);
  try {
    return (await response.json()) as T;
  } catch (cause) {
    throw new AppError(
      code === "warehouse_missing" ? code : "warehouse_incomplete",
      `dashboard: ${path} is cut short`,
      { path },
      cause,
    );
  }
}
