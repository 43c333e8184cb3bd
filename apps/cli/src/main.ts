import { AppError } from "@atlas/schema";
import { Command, CommanderError } from "commander";
import { type IngestCommand, ingest } from "./commands/ingest.js";
import { type MetricsCommand, metrics, query, verify } from "./commands/read.js";
import { type SampleCommand, sample } from "./commands/sample.js";
import { serve } from "./commands/serve.js";
import { say } from "./output.js";

const program = new Command("atlas").description("协商一张图 · Consultation Atlas").exitOverride();
let status = 0;
const run =
  <A extends readonly unknown[]>(command: (...given: A) => number | Promise<number>) =>
  async (...given: A): Promise<void> => {
    status = await command(...given);
  };
const json = ["--json", "machine-readable result on standard output"] as const;

program
  .command("sample")
  .description("生成合成城市的报送 · make a synthetic city's returns, with the truth beside them")
  .requiredOption("--out <dir>", "folder to write")
  .option("--seed <n>", "the same seed gives the same bytes", "1")
  .option("--scale <s>", "1 is Chengdu's size", "1")
  .option(
    "--faults <rate>",
    "chance of a fault in each cell of a kind that can have one; 0 for a clean city",
    "0.02",
  )
  .option(...json)
  .action(run((options: SampleCommand) => sample(options)));
program
  .command("ingest")
  .description("读取报送, 写入数据仓库 · read returns into a warehouse")
  .argument("<path...>", "files or folders of returns")
  .requiredOption("--out <warehouse>", "folder of the warehouse")
  .option("--kind <kind>", "force the kind of return")
  .option("--crs <crs>", "force the coordinate system: wgs84, cgcs2000, gcj02, bd09")
  .option("--received <date>", "day the returns came, where they do not say")
  .option("--as-of <date>", "day up to which the returns speak")
  .option("--strict", "end with 1 when anything was quarantined")
  .option(...json)
  .action(run((paths: string[], options: IngestCommand) => ingest(paths, options)));
program
  .command("verify")
  .description("重新核对数据仓库 · recompute what the warehouse promises")
  .argument("<warehouse>")
  .option(...json)
  .action(run(verify));
program
  .command("query")
  .description("对各表执行 SQL · run SQL over the tables")
  .argument("<warehouse>")
  .argument("<sql>")
  .option(...json)
  .action(run(query));
program
  .command("metrics")
  .description("页面上的同一批指标 · the figures that the page shows")
  .argument("<warehouse>")
  .requiredOption("--level <level>", "city, district, township, community, compound")
  .option("--period <period>", "2022Q4, 2021Q4..2022Q3 or trailing4", "trailing4")
  .option("--metric <metric>", "one figure; all without it")
  .option("--kind <kind>", "all, old, managed, unknown", "all")
  .option("--format <format>", "csv or json")
  .option(...json)
  .action(run((root: string, options: MetricsCommand) => metrics(root, options)));
program
  .command("serve")
  .description("在本机打开页面 · the dashboard over this warehouse")
  .argument("<warehouse>")
  .option("--port <n>", "port; the next free one from 4173 without it")
  .option(...json)
  .action(run(serve));

const exitOf: Readonly<Record<string, number>> = {
  usage: 2,
  period_invalid: 2,
  query_failed: 2,
  path_missing: 3,
  warehouse_missing: 4,
  warehouse_incomplete: 4,
  warehouse_schema: 4,
  page_missing: 2,
  port_taken: 2,
};

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) status = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof AppError) {
    say(error.message);
    status = exitOf[error.code] ?? 1;
  } else throw error;
}
process.exitCode = status;
