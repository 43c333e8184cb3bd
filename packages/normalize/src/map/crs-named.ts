import { squeezed } from "../parse/parsed.js";

type System = "wgs84" | "gcj02" | "bd09";

const codes =
  /wgs-?84|cgcs-?2000|国家2000|2000国家|gcj-?02|bd-?09|火星坐标|crs84|epsg::?(?:4326|4490)/gi;
const brands = "天地图|火星|高德|腾讯|百度";
/** A maker of maps names a system only where the text speaks of coordinates: 高德坐标, 坐标系:百度. */
const spoken = new RegExp(
  `(${brands})(?:地图|的|拾取)*(?:坐标|经纬度|经度|纬度)|(?:坐标|经纬度)[系采用拾取来源自于为是::(]*(${brands})`,
  "g",
);
const inLabel = new RegExp(brands, "g");

/** What exports call their columns: bd_lng, lat_gcj, amapLng. */
const shorthand =
  /(bd|baidu|bmap|gcj|amap|gaode|wgs)[_-]?(?:lng|lon|lat)|(?:lng|lon|lat)[a-z]*[_-](bd|baidu|gcj|amap|gaode|wgs)/gi;

/** The coordinate system that the label of a column of positions names: by its code or by a maker of maps. Null where it names none, or several. */
export const crsOfLabel = (label: string): System | null => named(label, inLabel, shorthand);

/** The coordinate system that titles name: by its code (GCJ-02), or by a maker of maps beside 坐标 or 经纬度. Null where they name none, or
 * several. */
export const crsOfTitles = (titles: string): System | null => named(titles, spoken);

function named(raw: string, ...others: readonly RegExp[]): System | null {
  const text = squeezed(raw);
  const found = new Set<System>();
  for (const [word] of text.matchAll(codes)) found.add(systemOf(word.toLowerCase()));
  for (const other of others)
    for (const [whole, before, after] of text.matchAll(other))
      found.add(systemOf((before ?? after ?? whole).toLowerCase()));
  const [only] = found;
  return only !== undefined && found.size === 1 ? only : null;
}

function systemOf(word: string): System {
  if (/wgs|cgcs|国家|天地图|crs84|epsg/.test(word)) return "wgs84";
  return /bd|baidu|bmap|百度/.test(word) ? "bd09" : "gcj02";
}
