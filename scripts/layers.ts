import { readFileSync, readdirSync } from "node:fs";
import { fromRoot } from "./paths.js";

/** Which package may import which: the arrows of docs/architecture.md. */
export const allowedEdges: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  stats: [],
  spreadsheet: [],
  testkit: [],
  divisions: ["schema"],
  "sample-city": ["schema", "divisions"],
  normalize: ["schema", "divisions"],
  warehouse: ["schema"],
  metrics: ["schema", "warehouse", "stats"],
  ingest: ["schema", "divisions", "normalize", "warehouse", "metrics"],
  planner: ["schema", "stats"],
  charts: ["schema", "stats"],
  map: ["schema", "stats"],
  report: ["schema", "warehouse", "metrics", "planner", "charts"],
  cli: [
    "schema",
    "divisions",
    "sample-city",
    "normalize",
    "warehouse",
    "metrics",
    "ingest",
    "planner",
    "report",
    "spreadsheet",
  ],
  dashboard: [
    "schema",
    "warehouse",
    "metrics",
    "planner",
    "charts",
    "map",
    "spreadsheet",
    "report",
  ],
};

/** Allowed only in tests, where the real part of another layer is the honest fixture. */
export const allowedInTests: Readonly<Record<string, readonly string[]>> = {
  normalize: ["testkit"],
  warehouse: ["testkit"],
  ingest: ["sample-city"],
  metrics: ["ingest", "sample-city"],
  planner: ["testkit"],
  charts: ["testkit"],
  dashboard: ["ingest", "sample-city", "cli", "testkit"],
  map: ["divisions", "testkit"],
};

const importPattern = /(?:from|import)\s*\(?\s*["'](@atlas\/[a-z-]+)(?:\/[a-z-]+)?["']/g;
const climbing = /(?:from|import)\s*\(?\s*["']((?:\.\.\/)+(?:packages|apps)\/[^"']+)["']/g;
const isTest = (path: string): boolean => /\.(test|prop\.test|browser\.test)\.tsx?$/.test(path);

/** Every import that goes against the arrows, and every workspace dependency that is declared against them. */
export function layerViolations(): readonly string[] {
  const violations: string[] = [];
  let cruised = 0;
  for (const folder of ["packages", "apps"]) {
    for (const name of readdirSync(fromRoot(folder))) {
      const allowed = allowedEdges[name];
      if (!allowed) {
        violations.push(`${folder}/${name}: not in the table of layers (scripts/layers.ts)`);
        continue;
      }
      const inTests = [...allowed, ...(allowedInTests[name] ?? [])];
      violations.push(...declaredAgainst(folder, name, allowed, inTests));
      const sources = readdirSync(fromRoot(folder, name, "src"), {
        recursive: true,
        encoding: "utf8",
      }).filter((path) => /\.tsx?$/.test(path));
      for (const path of sources) {
        cruised += 1;
        const text = readFileSync(fromRoot(folder, name, "src", path), "utf8");
        const may = isTest(path) || /^(testing|gallery)\//.test(path) ? inTests : allowed;
        for (const [, imported] of text.matchAll(importPattern)) {
          const target = imported!.slice("@atlas/".length);
          if (target !== name && !may.includes(target)) {
            violations.push(`${folder}/${name}/src/${path}: imports ${imported}`);
          }
        }
        for (const [, reached] of text.matchAll(climbing)) {
          violations.push(`${folder}/${name}/src/${path}: climbs into ${reached}`);
        }
      }
    }
  }
  if (cruised < 100) violations.push(`only ${cruised} files were read; the check itself is broken`);
  return violations;
}

function declaredAgainst(
  folder: string,
  name: string,
  allowed: readonly string[],
  inTests: readonly string[],
): readonly string[] {
  const manifest = JSON.parse(readFileSync(fromRoot(folder, name, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  const against = (dependencies: Record<string, string> | undefined, may: readonly string[]) =>
    Object.keys(dependencies ?? {})
      .filter((key) => key.startsWith("@atlas/") && !may.includes(key.slice("@atlas/".length)))
      .map((key) => `${folder}/${name}/package.json: depends on ${key}`);
  return [
    ...against(manifest.dependencies, allowed),
    ...against(manifest.devDependencies, inTests),
  ];
}
