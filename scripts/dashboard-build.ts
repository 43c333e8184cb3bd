import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { execute } from "./execute.js";
import { fromRoot } from "./paths.js";

const mode = "production";
const stampPath = fromRoot("apps", "dashboard", "dist", ".built-from");

/** Builds the dashboard unless what it is made from has not changed. @returns whether it built. */
export async function buildDashboard(): Promise<boolean> {
  const wanted = sourceFingerprint();
  if (existsSync(stampPath) && readFileSync(stampPath, "utf8") === wanted) return false;
  const { status, output } = await execute(
    process.execPath,
    [fromRoot("node_modules", "vite", "bin", "vite.js"), "build", fromRoot("apps", "dashboard")],
    // Tests run in an environment of their own: built in it, React would be the one for development.
    { quiet: true, env: { NODE_ENV: mode } },
  );
  if (status !== 0) throw new Error(`The dashboard does not build:\n${output}`);
  writeFileSync(stampPath, wanted);
  return true;
}

function sourceFingerprint(): string {
  const hash = createHash("sha256").update(mode);
  const add = (path: string): void => {
    hash.update(path).update(readFileSync(fromRoot(path)));
  };
  // All of them, not those that the page is known to use: a list goes out of date, and an old page looks like a new one.
  for (const name of readdirSync(fromRoot("packages")).sort())
    addFolder(`packages/${name}/src`, add);
  addFolder("data", add);
  addFolder("apps/dashboard", add);
  for (const file of ["pnpm-lock.yaml", "tsconfig.base.json"]) add(file);
  return hash.digest("hex");
}

function addFolder(folder: string, add: (path: string) => void): void {
  for (const name of readdirSync(fromRoot(folder)).sort()) {
    if (name === "node_modules" || name === "dist" || name === "bench") continue;
    const path = `${folder}/${name}`;
    if (statSync(fromRoot(path)).isDirectory()) addFolder(path, add);
    else if (!/\.test\.tsx?$/.test(name)) add(path);
  }
}
