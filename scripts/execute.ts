import { spawn } from "node:child_process";
import { root } from "./paths.js";

/** How a command ended. */
export interface Execution {
  readonly status: number;
  /** What it printed, on both streams, when `quiet`. */
  readonly output: string;
  readonly seconds: number;
}

/** Runs a command at the root; `quiet` keeps its output instead of showing it. Never rejects for a failing command. */
export function execute(
  command: string,
  commandArguments: readonly string[],
  options: { readonly quiet?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Execution> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    let output = "";
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const end = (status: number, problem = ""): void =>
      resolve({ status, output: output + problem, seconds: (performance.now() - started) / 1000 });
    child.on("error", (error) => end(1, String(error)));
    child.on("close", (status) => end(status ?? 1));
  });
}
