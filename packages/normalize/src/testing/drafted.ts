import { readFileSync } from "node:fs";
import { type Boundaries, makeLocator } from "@atlas/divisions";
import type { CityTables } from "@atlas/schema";
import { assemble } from "../assemble/assemble.js";
import { draftFile } from "../draft/draft-file.js";
import type { FileDraft } from "../draft/file-draft.js";
import { readFile } from "../read/read-file.js";
import { parseReference } from "../reference.js";

const data = (path: string): string =>
  readFileSync(new URL(`../../../../data/${path}`, import.meta.url), "utf8");
const names = [
  "header-synonyms.csv",
  "header-terms.csv",
  "header-words.csv",
  "value-terms.csv",
  "value-synonyms.csv",
  "lists.csv",
  "elements.csv",
];

/** What drafting needs, from the tables of the repository. */
export const draftContext = {
  reference: parseReference(
    Object.fromEntries(names.map((name) => [name, data(`reference/${name}`)])),
  ),
  locator: makeLocator(JSON.parse(data("boundaries/statutory.geojson")) as Boundaries),
};

/** A return as a text under a name; its hash is its name and content. */
export const drafted = (name: string, content: string): FileDraft =>
  draftFile(
    readFile({
      name,
      bytes: new TextEncoder().encode(content),
      sha256: `${name}#${content.length}`,
    }),
    {},
    draftContext,
  );

/** The tables made of returns given as name → text. */
export const cityOf = (returns: Readonly<Record<string, string>>): CityTables =>
  assemble(
    Object.entries(returns).map(([name, content]) => drafted(name, content)),
    draftContext.reference,
  );
