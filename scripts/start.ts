import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { currentFolder } from "../packages/warehouse/src/node.js";
import { buildDashboard } from "./dashboard-build.js";
import { fromRoot } from "./paths.js";
import { atlasArguments, runAtlas } from "./run-atlas.js";

const { values } = parseArgs({
  options: {
    warehouse: { type: "string" },
    port: { type: "string" },
    scale: { type: "string" },
  },
});

const started = performance.now();
const say = (zh: string, en: string): void => {
  const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(3);
  process.stdout.write(`[${seconds} s] ${zh}  ${en}\n`);
};

async function atlas(...commandArguments: readonly string[]): Promise<void> {
  const { status } = await runAtlas(commandArguments);
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

// A folder that is named is meant from where the command was given; the one beside the program needs no name.
const warehouse = values.warehouse
  ? resolve(process.env["INIT_CWD"] ?? process.cwd(), values.warehouse)
  : fromRoot("warehouse");
if (currentFolder(warehouse) === null) {
  const scale = String(Number(values.scale ?? "1"));
  // Returns of another scale are another city's.
  const folder = scale === "1" ? "sample" : `sample-${scale}`;
  const returns = fromRoot("returns", folder);
  const unfinished = `${returns}.part`;
  requireWritable(fromRoot("returns"));
  if (existsSync(returns)) {
    say(`1/4 已有示例报送 (returns/${folder})。`, "The returns are there from an earlier start.");
  } else {
    say(
      `1/4 没有数据仓库: 生成合成示例城市的报送 (returns/${folder}) …`,
      "No warehouse yet: making the returns of a synthetic city",
    );
    // What an interrupted start left is made anew: only a whole city gets its name.
    rmSync(unfinished, { recursive: true, force: true });
    await atlas("sample", "--out", unfinished, "--seed", "1", "--scale", scale);
    renameSync(unfinished, returns);
  }
  say(
    `2/4 读取报送, 建立数据仓库 (${warehouse}), 约一分钟 …`,
    "Reading the returns into a warehouse, about a minute",
  );
  await atlas("ingest", returns, "--out", warehouse);
} else {
  say("1/4 2/4 已有数据仓库, 直接使用。", "A warehouse is there; using it.");
  if (values.scale !== undefined)
    say(
      "    --scale 只用于新建仓库, 此次不起作用。",
      "--scale is for a new warehouse and changes nothing here.",
    );
}

say("3/4 构建页面 …", "Building the page");
const built = await buildDashboard();
say(built ? "    页面已构建。" : "    页面没有变化。", built ? "Built." : "Nothing changed.");

say("4/4 启动本机服务 (Ctrl+C 结束) …", "Serving on this machine only (Ctrl+C ends it)");
const server = spawn(
  process.execPath,
  atlasArguments("serve", warehouse, ...(values.port ? ["--port", values.port] : [])),
  { stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill(signal));
server.on("close", (status) => {
  process.exitCode = status ?? 0;
});
