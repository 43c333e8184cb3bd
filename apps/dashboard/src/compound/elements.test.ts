import { expect, test } from "vitest";
import { assessedElements } from "./elements.js";

test("22 elements in 7 categories, each named in both languages", () => {
  const all = [...assessedElements.values()];
  expect(all).toHaveLength(22);
  expect(new Set(all.map(({ category }) => category.zh)).size).toBe(7);
  expect(all.flatMap(({ name, category }) => [name.zh, name.en, category.en])).not.toContain("");
  expect(assessedElements.get("e01")?.name).toEqual({
    zh: "参与户率",
    en: "Household participation",
  });
});
