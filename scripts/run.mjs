// The only plain JavaScript here: it runs before anything is installed.
// Usage: node scripts/run.mjs <task> [arguments…]; installs when the lockfile changed, then runs scripts/<task>.ts.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [task, ...taskArguments] = process.argv.slice(2);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Node ${process.versions.node} is too old: install Node 20.19 or later. 需要 Node 20.19 以上。`,
  );
}

const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const stampPath = join(root, "node_modules", ".atlas-installed");
const wanted = fingerprint();
if (!existsSync(stampPath) || readFileSync(stampPath, "utf8") !== wanted) {
  process.stderr.write(
    `正在安装依赖 (${packageManager}, 首次需几分钟) … Installing dependencies (minutes, the first time)\n`,
  );
  const installed = spawnSync(
    "npx",
    ["-y", packageManager, "install", "--frozen-lockfile", "--reporter=append-only"],
    { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" },
  );
  if (installed.status !== 0) {
    fail(
      "依赖安装失败: 请检查网络或 npm 源。Installing failed: check the network or npm's registry setting.",
    );
  }
  writeFileSync(stampPath, wanted);
}

const child = spawnSync(
  process.execPath,
  ["--import", "tsx", join(root, "scripts", `${task}.ts`), ...taskArguments],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
  },
);
process.exit(child.status ?? 1);

function fingerprint() {
  const hash = createHash("sha256");
  const manifests = ["apps", "packages"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .sort()
      .map((name) => join(folder, name, "package.json")),
  );
  for (const file of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
