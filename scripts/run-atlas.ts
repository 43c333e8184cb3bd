import { type Execution, execute } from "./execute.js";
import { fromRoot } from "./paths.js";

/** What Node is given to run `atlas` from its source. */
export const atlasArguments = (...words: readonly string[]): readonly string[] => [
  "--import",
  "tsx",
  fromRoot("scripts", "atlas.ts"),
  ...words,
];

/** Runs `atlas`; `quiet` keeps its output instead of showing it. Never rejects for a failing command. */
export const runAtlas = (
  words: readonly string[],
  options: { readonly quiet?: boolean } = {},
): Promise<Execution> => execute(process.execPath, atlasArguments(...words), options);
