const systems = /(wgs-?84|cgcs-?2000|国家2000|2000国家|天地图|gcj-?02|火星|高德|腾讯|bd-?09|百度)/i;

/** The coordinate system that a text names. */
export function crsNamed(text: string): "wgs84" | "gcj02" | "bd09" | null {
  const found = systems.exec(text.normalize("NFKC"))?.[1]?.toLowerCase();
  if (found === undefined) return null;
  if (/wgs|cgcs|国家|天地图/.test(found)) return "wgs84";
  return /bd|百度/.test(found) ? "bd09" : "gcj02";
}
