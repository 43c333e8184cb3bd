import type { Summary } from "@atlas/metrics";
import { expect, test } from "vitest";
import { placeShown } from "./place-shown.js";

const summary = {
  divisions: [{ division_id: "510106", name: "金牛区", name_en: "Jinniu" }],
  sites: [],
} as unknown as Summary;
const places = {
  known: () => undefined,
  ask: () =>
    Promise.resolve({
      communities: [
        {
          community_id: "510106021003",
          name: "马家花园社区居委会",
          township_id: "510106021000",
          lon: null,
          lat: null,
        },
      ],
      compounds: { rowCount: 0, columns: { compound_id: [], name: [] } },
      topics: [],
    }),
};

test("a place is named in the language; below the townships by the directory", async () => {
  const named = (within: string | null, language: "zh" | "en"): Promise<string> =>
    placeShown({ summary, places }, { within, language });
  expect(await named(null, "en")).toBe("City");
  expect(await named("510106", "en")).toBe("Jinniu");
  expect(await named("510106021003", "zh")).toBe("马家花园社区");
});
