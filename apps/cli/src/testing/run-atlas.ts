import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** What a run of the command gave. */
export interface AtlasRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `atlas` as a process of its own, as a person would. */
export const runAtlas = (...given: string[]): Promise<AtlasRun> => runAtlasAfter("", {}, ...given);

/** Runs `atlas` in a process where a piece of JavaScript ran before it, with further variables of the environment. */
export const runAtlasAfter = (
  before: string,
  variables: Readonly<Record<string, string>>,
  ...given: string[]
): Promise<AtlasRun> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "--import", `data:text/javascript,${before}`, main, ...given],
      { maxBuffer: 1e8, env: { ...process.env, ...variables } },
      (error, stdout, stderr) =>
        resolve({
          status: error === null ? 0 : typeof error.code === "number" ? error.code : -1,
          stdout,
          stderr,
        }),
    );
  });
