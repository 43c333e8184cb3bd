import gcoord from "gcoord";
import { expect, test } from "vitest";
import { drafted, draftContext } from "../testing/drafted.js";
import { assemble } from "./assemble.js";

const codes = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 };
type System = keyof typeof codes;
const all = Array.from({ length: 12 }, (_, i) => i);

/** Compounds in the middle of a district, where no system leaves it; pins some 100 m off, to and fro. */
const list = (system: System, label = "", more: { shift?: number; names?: string } = {}): string =>
  [
    `小区名称,区县,经度${label},纬度${label}`,
    ...all.map((i) => {
      const off = (i % 2 === 0 ? 1 : -1) * (more.shift === undefined ? 0.0005 : 0);
      const point: [number, number] = [104.073 + i * 0.003 + off + (more.shift ?? 0), 30.697];
      const [lon, lat] = gcoord.transform(point, gcoord.WGS84, codes[system]);
      const name = `${(more.names ?? "春夏秋冬梅兰竹菊松柏桃李")[i]!}溪雅筑`;
      return `${name},金牛区,${lon.toFixed(6)},${lat.toFixed(6)}`;
    }),
    "",
  ].join("\n");

const compoundsOf = (files: Readonly<Record<string, string>>, turned = false) => {
  const drafts = Object.entries(files).map(([name, text]) => drafted(name, text));
  return assemble(turned ? drafts.toReversed() : drafts, draftContext.reference);
};

test.each<[System, System]>([
  ["wgs84", "gcj02"],
  ["gcj02", "bd09"],
  ["bd09", "wgs84"],
  ["gcj02", "gcj02"],
])(
  "lists in %s and %s that tell neither are compared by place, and their positions not written",
  (one, other) => {
    const files = { "one.csv": list(one), "other.csv": list(other, "", { shift: 0.0003 }) };
    const city = compoundsOf(files);
    expect(city.submission.map(({ crs }) => crs)).toEqual(["ambiguous", "ambiguous"]);
    expect(city.compound.map(({ lon, lat }) => [lon, lat])).toEqual(all.map(() => [null, null]));
    expect(compoundsOf(files, true).compound).toEqual(city.compound);
  },
);

test("lists that agree in no two systems are not compared by place", () => {
  const far = list("bd09", "", { shift: 0.02 });
  expect(compoundsOf({ "one.csv": list("gcj02"), "other.csv": far }).compound).toHaveLength(24);
});

test("where a list tells its system, those that share no names with it are not compared by place", () => {
  const known = list("wgs84", "(WGS84)", { names: "甲乙丙丁戊己庚辛壬癸子丑" });
  const files = { "one.csv": list("gcj02"), "other.csv": list("bd09"), "known.csv": known };
  expect(compoundsOf(files).compound).toHaveLength(36);
});
