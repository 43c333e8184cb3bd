import { AppError } from "@atlas/schema";

interface Credited {
  /** Whose map it is, shown at its foot. */
  readonly credit: string;
  /** Map review number (审图号), where the map has one. */
  readonly review_number: string | null;
}

/** An operator's basemap: `basemap.json` at the root of a warehouse. Without the file there is none, and no tile is asked for. */
export type BasemapConfig = Credited &
  (
    | {
        readonly kind: "tiles";
        /** With {z}, {x} and {y}; Web Mercator on WGS-84 or CGCS2000 (such as 天地图's `vec_w`, not the shifted tiles of commercial maps). */
        readonly url: string;
        readonly tile_size: 256 | 512;
        readonly max_zoom: number;
      }
    | {
        readonly kind: "pmtiles";
        /** Name of an archive beside `basemap.json`. */
        readonly file: string;
      }
  );

/** Reads `basemap.json`.
 * @throws AppError `basemap_invalid` that names the field and what was expected */
export function parseBasemap(text: string): BasemapConfig {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw fault("", text.slice(0, 60), "JSON", cause);
  }
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw fault("", given, "{ kind, url | file, credit }");
  const fields = given as Readonly<Record<string, unknown>>;
  const { kind, url, file, credit } = fields;
  const { tile_size: tileSize = 256, max_zoom: maxZoom = 18 } = fields;
  const { review_number: reviewNumber = null } = fields;
  if (typeof credit !== "string" || credit.trim() === "")
    throw fault("credit", credit, "图源名称 · whose map it is");
  if (reviewNumber !== null && typeof reviewNumber !== "string")
    throw fault("review_number", reviewNumber, "审图号, 或 null · text or null");
  const credited = { credit, review_number: reviewNumber };
  if (kind === "tiles") {
    if (typeof url !== "string" || !isTileAddress(url))
      throw fault("url", url, "https://…{z}…{x}…{y}");
    if (tileSize !== 256 && tileSize !== 512) throw fault("tile_size", tileSize, "256, 512");
    if (typeof maxZoom !== "number" || !Number.isInteger(maxZoom) || maxZoom < 0 || maxZoom > 22)
      throw fault("max_zoom", maxZoom, "0–22");
    return { kind, url, tile_size: tileSize, max_zoom: maxZoom, ...credited };
  }
  if (kind === "pmtiles") {
    if (typeof file !== "string" || !/^[^/\\]+\.pmtiles$/u.test(file))
      throw fault("file", file, "仓库文件夹里的文件名 · a file in the folder: name.pmtiles");
    return { kind, file, ...credited };
  }
  throw fault("kind", kind, "tiles, pmtiles");
}

/** Origin that a page must be let to ask for a basemap's tiles, or null where it is its own. */
export const basemapOrigin = (config: BasemapConfig): string | null =>
  config.kind === "tiles" ? new URL(config.url).origin : null;

function isTileAddress(url: string): boolean {
  if (!["{z}", "{x}", "{y}"].every((part) => url.includes(part))) return false;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return (
    parsed !== null &&
    (parsed.protocol === "https:" || parsed.protocol === "http:") &&
    /^[a-z\d.:[\]-]+$/.test(parsed.host)
  );
}

const fault = (field: string, value: unknown, expected: string, cause?: unknown): AppError =>
  new AppError(
    "basemap_invalid",
    `basemap.json ${field}: ${JSON.stringify(value) ?? "缺少 · missing"}; 应为 · expected ${expected}`,
    { field },
    cause,
  );
