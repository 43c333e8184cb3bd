import { execFile } from "node:child_process";
import { bundleAtlas, bundledArguments } from "../../../../scripts/testing/bundled-atlas.js";

/** What a run of the command gave. */
export interface AtlasRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `atlas` as a process of its own. */
export const runAtlas = (...given: string[]): Promise<AtlasRun> => runAtlasAfter("", {}, ...given);

/** Runs `atlas` in a process where a piece of JavaScript ran before it, with further variables of the environment. */
export async function runAtlasAfter(
  before: string,
  variables: Readonly<Record<string, string>>,
  ...given: string[]
): Promise<AtlasRun> {
  await bundleAtlas();
  return runNode(
    ["--import", `data:text/javascript,${before}`, ...bundledArguments(...given)],
    variables,
  );
}

/** Runs Node with these arguments. */
export const runNode = (
  given: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<AtlasRun> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      given,
      { maxBuffer: 1e8, env: { ...process.env, ...variables } },
      (error, stdout, stderr) =>
        resolve({
          status: error === null ? 0 : typeof error.code === "number" ? error.code : -1,
          stdout,
          stderr,
        }),
    );
  });
