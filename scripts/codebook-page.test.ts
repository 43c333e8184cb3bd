import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codebookPage } from "./codebook-page.js";
import { fromRoot } from "./paths.js";

test("docs/codebook.md is what the schema says (npm run codebook writes it)", () => {
  expect(readFileSync(fromRoot("docs", "codebook.md"), "utf8")).toBe(codebookPage());
});
