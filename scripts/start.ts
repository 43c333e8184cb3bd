import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { buildDashboard } from "./dashboard-build.js";
import { execute } from "./execute.js";
import { fromRoot } from "./paths.js";

const { values } = parseArgs({
  options: {
    warehouse: { type: "string", default: "warehouse" },
    port: { type: "string" },
    scale: { type: "string", default: "1" },
  },
});

const started = performance.now();
const say = (zh: string, en: string): void => {
  const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(3);
  process.stdout.write(`[${seconds} s] ${zh}  ${en}\n`);
};

async function atlas(...commandArguments: readonly string[]): Promise<void> {
  const { status } = await execute(process.execPath, [
    "--import",
    "tsx",
    fromRoot("scripts", "atlas.ts"),
    ...commandArguments,
  ]);
  if (status !== 0) process.exit(status);
}

/** Ends in plain words where nothing may be written beside the program. */
function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(
      `无法写入 ${folder}: 请检查目录权限与剩余空间。Cannot write there: check rights and free space. (${reason})\n`,
    );
    process.exit(1);
  }
}

const warehouse = fromRoot(values.warehouse);
if (!existsSync(`${warehouse}/current`)) {
  const returns = fromRoot("returns", "sample");
  const unfinished = `${returns}.part`;
  requireWritable(fromRoot("returns"));
  if (existsSync(returns)) {
    say("1/4 已有示例报送 (returns/sample)。", "The returns are there from an earlier start.");
  } else {
    say(
      "1/4 没有数据仓库: 生成合成示例城市的报送 (returns/sample) …",
      "No warehouse yet: making the returns of a synthetic city",
    );
    // What an interrupted start left is made anew: only a whole city gets its name.
    rmSync(unfinished, { recursive: true, force: true });
    await atlas("sample", "--out", unfinished, "--seed", "1", "--scale", values.scale);
    renameSync(unfinished, returns);
  }
  say(
    "2/4 读取报送, 建立数据仓库 (warehouse), 约一分钟 …",
    "Reading the returns into a warehouse, about a minute",
  );
  await atlas("ingest", returns, "--out", warehouse);
} else {
  say("1/4 2/4 已有数据仓库, 直接使用。", "A warehouse is there; using it.");
}

say("3/4 构建页面 …", "Building the page");
const built = await buildDashboard();
say(built ? "    页面已构建。" : "    页面没有变化。", built ? "Built." : "Nothing changed.");

say("4/4 启动本机服务 (Ctrl+C 结束) …", "Serving on this machine only (Ctrl+C ends it)");
const server = spawn(
  process.execPath,
  [
    "--import",
    "tsx",
    fromRoot("scripts", "atlas.ts"),
    "serve",
    warehouse,
    ...(values.port ? ["--port", values.port] : []),
  ],
  { stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill(signal));
server.on("close", (status) => {
  process.exitCode = status ?? 0;
});
