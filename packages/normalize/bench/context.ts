import { readFileSync, readdirSync } from "node:fs";
import { type Boundaries, makeLocator } from "@atlas/divisions";
import { type DraftContext, parseReference } from "../src/index.js";

const fromRoot = (...parts: string[]): string =>
  new URL(`../../../${parts.join("/")}`, import.meta.url).pathname;

const reference = parseReference(
  Object.fromEntries(
    readdirSync(fromRoot("data", "reference"))
      .filter((name) => name.endsWith(".csv"))
      .map((name) => [name, readFileSync(fromRoot("data", "reference", name), "utf8")]),
  ),
);
const statutory = readFileSync(fromRoot("data", "boundaries", "statutory.geojson"), "utf8");
export const context: DraftContext = {
  reference,
  locator: makeLocator(JSON.parse(statutory) as Boundaries),
};
