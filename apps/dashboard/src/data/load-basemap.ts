import type { Basemap } from "@atlas/map";
import { type BasemapConfig, parseBasemap } from "@atlas/warehouse";

/** The operator's basemap as the map takes it, and what is written at its foot. */
export interface ShownBasemap {
  readonly basemap: Basemap;
  readonly credit: string;
  readonly reviewNumber: string | null;
}

/** Reads `warehouse/basemap.json`. Null: there is none; "unreadable": the file is wrong, and the map goes on without it. */
export async function loadBasemap(): Promise<ShownBasemap | "unreadable" | null> {
  const response = await fetch("warehouse/basemap.json");
  if (!response.ok) return null;
  const text = await response.text();
  if (text.trim() === "null") return null;
  try {
    return shown(parseBasemap(text));
  } catch {
    return "unreadable";
  }
}

const shown = (config: BasemapConfig): ShownBasemap => ({
  basemap:
    config.kind === "tiles"
      ? { kind: "tiles", url: config.url, tileSize: config.tile_size, maxZoom: config.max_zoom }
      : {
          kind: "pmtiles",
          url: new URL(`warehouse/${encodeURIComponent(config.file)}`, document.baseURI).href,
        },
  credit: config.credit,
  reviewNumber: config.review_number,
});
