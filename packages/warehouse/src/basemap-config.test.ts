import { expect, test } from "vitest";
import { basemapOrigin, parseBasemap } from "./basemap-config.js";

const tiles = { kind: "tiles", url: "https://t0.tiles.test/w?r={y}&c={x}&m={z}", credit: "图源" };

test("tiles, with what is usual where nothing is said", () => {
  const config = parseBasemap(JSON.stringify(tiles));
  expect(config).toEqual({ ...tiles, tile_size: 256, max_zoom: 18, review_number: null });
  expect(basemapOrigin(config)).toBe("https://t0.tiles.test");
});

test("an archive beside it asks nobody else", () => {
  const config = parseBasemap(
    JSON.stringify({
      kind: "pmtiles",
      file: "成都.pmtiles",
      credit: "图源",
      review_number: "GS(2024)1号",
    }),
  );
  expect(config).toMatchObject({ file: "成都.pmtiles", review_number: "GS(2024)1号" });
  expect(basemapOrigin(config)).toBeNull();
});

test.each([
  ["{", "JSON"],
  ["[]", "kind"],
  [{ ...tiles, credit: " " }, "credit"],
  [{ ...tiles, review_number: 5 }, "review_number"],
  [{ ...tiles, kind: "wms" }, "tiles, pmtiles"],
  [{ ...tiles, url: "https://a.test/{z}/{x}" }, "url"],
  [{ ...tiles, url: "javascript:{z}{x}{y}" }, "url"],
  [{ ...tiles, url: "https://{s}.a.test/{z}/{x}/{y}" }, "url"],
  [{ ...tiles, url: "https://a.test;sandbox/{z}/{x}/{y}" }, "url"],
  [{ ...tiles, tile_size: 300 }, "256, 512"],
  [{ ...tiles, max_zoom: 99 }, "max_zoom"],
  [{ kind: "pmtiles", file: "../secret.pmtiles", credit: "x" }, "file"],
  [{ kind: "pmtiles", file: "a.json", credit: "x" }, "file"],
])("%j names the field", (given, said) => {
  const text = typeof given === "string" ? given : JSON.stringify(given);
  expect(() => parseBasemap(text)).toThrow(said);
});
