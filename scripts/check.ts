import { readdirSync, existsSync } from "node:fs";
import { execute } from "./execute.js";
import { layerViolations } from "./layers.js";
import { fromRoot } from "./paths.js";

interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

const bin = (name: string): string => fromRoot("node_modules", ".bin", name);
const nativeCompiler = fromRoot("node_modules", "@typescript", "native", "bin", "tsc");

async function command(name: string, executable: string, ...rest: string[]): Promise<CheckResult> {
  const { status, output, seconds } = await execute(executable, rest, { quiet: true });
  return { name, ok: status === 0, output, seconds };
}

async function types(): Promise<CheckResult> {
  const projects = ["packages", "apps"]
    .flatMap((folder) => readdirSync(fromRoot(folder)).map((name) => fromRoot(folder, name)))
    .concat(fromRoot("scripts"))
    .filter((project) => existsSync(`${project}/tsconfig.json`));
  const started = performance.now();
  const failures: string[] = [];
  for (const project of projects) {
    const { status, output } = await execute(process.execPath, [nativeCompiler, "-p", project], {
      quiet: true,
    });
    if (status !== 0) failures.push(output);
  }
  const seconds = (performance.now() - started) / 1000;
  return {
    name: `types (${projects.length} projects)`,
    ok: failures.length === 0,
    output: failures.join("\n"),
    seconds,
  };
}

async function layers(): Promise<CheckResult> {
  const violations = layerViolations();
  return { name: "layers", ok: violations.length === 0, output: violations.join("\n"), seconds: 0 };
}

const only = process.argv.slice(2);
const checks: Readonly<Record<string, () => Promise<CheckResult>>> = {
  format: () => command("format", bin("prettier"), "--check", ".", "--log-level", "warn"),
  lint: () => command("lint", bin("oxlint"), "--type-aware", "--deny-warnings"),
  types,
  layers,
  unused: () => command("unused", bin("knip")),
};

let passed = 0;
let failed = 0;
const asked = Object.entries(checks).filter(([name]) => only.length === 0 || only.includes(name));
// Side by side: two of them keep to one core.
const running = asked.map(([, run]) => run());
for (const one of running) {
  const result = await one;
  if (result.ok) passed += 1;
  else failed += 1;
  process.stdout.write(
    `${result.ok ? "ok  " : "FAIL"} ${result.name} (${result.seconds.toFixed(1)} s)\n`,
  );
  if (!result.ok) process.stdout.write(`${result.output.trim()}\n`);
}
process.stdout.write(`check: ${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
