import { Command } from "commander";
import { say } from "./output.js";
import { usageWords } from "./usage-words.js";

const json = ["--json", "标准输出给出 JSON · machine-readable result on standard output"] as const;
const strict = [
  "--strict",
  "有隔离行时以 1 结束 · end with 1 when anything was quarantined",
] as const;
const warehouse = ["<warehouse>", "数据仓库文件夹 · folder of the warehouse"] as const;
const returns = ["<path...>", "报送文件或文件夹 · files or folders of returns"] as const;
const forPublic = [
  "--public",
  "可公开: 隐去小数, 坐标三位小数 · fit to publish: small counts hidden, positions to 3 decimals",
] as const;

/** The command line: every subcommand with its options.
 * @param end told the exit code of the subcommand that ran */
export function makeProgram(end: (status: number) => void): Command {
  // Code is loaded by the command that runs: all of it takes over a second.
  const run =
    <A extends readonly unknown[]>(
      load: () => Promise<(...given: A) => number | Promise<number>>,
    ) =>
    async (...given: A): Promise<void> =>
      end(await (await load())(...given));
  const program = new Command("atlas")
    .description(
      "协商一张图 · Consultation Atlas\n退出码 · exit codes: 0 完成 done; 1 --strict 且有隔离行 something quarantined; 2 用法有误 wrong usage; 3 没有可读的报送 nothing readable; 4 仓库未通过核对 the warehouse does not verify; 5 方案不可行 infeasible; 70 程序内部出错 a fault in the program",
    )
    .helpOption("-h, --help", "显示帮助 · help")
    .helpCommand("help [command]", "某个命令的帮助 · help for a command")
    .configureOutput({
      outputError: (text) => say(usageWords(text)),
    })
    .exitOverride();
  const add = (name: string, description: string): Command =>
    program.command(name).description(description).helpOption("-h, --help", "显示帮助 · help");
  const reading = (command: Command): Command =>
    command
      .option("--kind <kind>", "指定台账种类 · force the kind of return")
      .option(
        "--crs <crs>",
        "指定坐标系 · force the coordinate system: wgs84, cgcs2000, gcj02, bd09",
      )
      .option(
        "--received <date>",
        "收到日期, 报送未写时用 · day the returns came, where they do not say",
      )
      .option("--as-of <date>", "数据截至日 · day up to which the returns speak");

  add("sample", "生成合成城市的报送 · make a synthetic city's returns, with the truth beside them")
    .requiredOption("--out <dir>", "写入的文件夹 · folder to write")
    .option("--seed <n>", "种子, 相同则字节相同 · the same seed gives the same bytes", "1")
    .option("--scale <s>", "规模, 1 为成都 · 1 is Chengdu's size", "1")
    .option(
      "--faults <rate>",
      "每个单元格出错的概率, 0 为无错 · chance of a fault in each cell of a kind that can have one; 0 for a clean city",
      "0.02",
    )
    .option(...json)
    .action(run(async () => (await import("./commands/sample.js")).sample));
  reading(
    add("ingest", "读取报送, 写入数据仓库 · read returns into a warehouse").argument(...returns),
  )
    .requiredOption("--out <warehouse>", "数据仓库文件夹 · folder of the warehouse")
    .option(...strict)
    .option(...json)
    .action(run(async () => (await import("./commands/ingest.js")).ingest));
  reading(
    add(
      "check",
      "只检查不入库: 这份报送会怎样 · what would happen to these returns; writes nothing",
    ).argument(...returns),
  )
    .option(...strict)
    .option(...json)
    .action(run(async () => (await import("./commands/check.js")).check));
  add("verify", "重新核对数据仓库 · recompute what the warehouse promises")
    .argument(...warehouse)
    .option(...json)
    .action(run(async () => (await import("./commands/read.js")).verify));
  add("query", "对各表执行只读 SQL · run read-only SQL over the tables")
    .argument(...warehouse)
    .argument("<sql>", "DuckDB SQL")
    .option(...json)
    .action(run(async () => (await import("./commands/read.js")).query));
  add("metrics", "页面上的同一批指标 · the figures that the page shows")
    .argument(...warehouse)
    .requiredOption("--level <level>", "层级 · city, district, township, community, compound")
    .option("--period <period>", "时期 · 2022Q4, 2021Q4..2022Q3 or trailing4", "trailing4")
    .option("--metric <metric>", "单个指标, 缺省为全部 · one figure; all without it")
    .option("--kind <kind>", "小区类型 · all, old, managed, unknown", "all")
    .option("--format <format>", "格式 · csv, json or parquet")
    .option(...forPublic)
    .option(...json)
    .action(run(async () => (await import("./commands/metrics.js")).metrics));
  add("attention", "需要关注的事项, 与页面相同 · what needs attention, as the page lists it")
    .argument(...warehouse)
    .option("--period <period>", "时期 · 2022Q4, 2021Q4..2022Q3 or trailing4", "trailing4")
    .option("--unit <unit>", "成都市或任一区划: 名称或编码 · a division by name or id", "510100")
    .option("--rule <rule>", "单条规则, 缺省为全部 · one rule; all without it")
    .option("--cases", "逐件列出 · every case behind the items")
    .option("--format <format>", "格式 · csv or json")
    .option(...json)
    .action(run(async () => (await import("./commands/attention.js")).attention));
  add("retract", "撤回一份报送 · as if that return had never come")
    .argument(...warehouse)
    .argument("<submission>", "报送编号, 见 submission 表 · its id in the table submission")
    .option(...json)
    .action(run(async () => (await import("./commands/retract.js")).retract));
  add(
    "quarantine",
    "导出被隔离的行与原因, 改正后报回 · rejected rows with reasons; corrected and ingested, they are resolved",
  )
    .argument(...warehouse)
    .requiredOption("--out <file>", "写入的 xlsx · workbook to write")
    .option("--unit <unit>", "只要一个区(市)县: 名称或编码 · one district by name or id")
    .option(...json)
    .action(run(async () => (await import("./commands/quarantine.js")).quarantine));
  add("export", "导出一张表 · one table as a file")
    .argument(...warehouse)
    .requiredOption("--table <table>", "表名 · name of the table")
    .requiredOption("--format <format>", "格式 · geoparquet, parquet, geojson, csv, xlsx")
    .requiredOption("--out <file>", "写入的文件 · file to write")
    .option(...forPublic)
    .option(...json)
    .action(run(async () => (await import("./commands/export.js")).exportTable));
  add("report", "季度简报 · the quarterly brief of the city or of any unit")
    .argument(...warehouse)
    .option(
      "--period <period>",
      "时期 · 2022Q4, 2021Q4..2022Q3, 2022 or trailing4; the last quarter past due without it",
      "trailing1",
    )
    .option("--unit <unit>", "成都市或任一区划: 名称或编码 · a division by name or id", "510100")
    .option("--format <format>", "格式 · pdf, docx or html", "pdf")
    .requiredOption("--out <file>", "写入的文件 · file to write")
    .option("--lang <lang>", "语言 · zh or en", "zh")
    .option(...forPublic)
    .option(...json)
    .action(run(async () => (await import("./commands/report.js")).report));
  add(
    "plan",
    "选出下一批示范点, 核对或采用一个方案 · select the next batch, check a plan, or write an adopted one as a return",
  )
    .argument(...warehouse)
    .requiredOption(
      "--scenario <file>",
      "选点方案 JSON, 见 data/scenarios · the scenario, as in data/scenarios",
    )
    .option("--check <result>", "不用求解器核对一个结果 · verify a result without a solver")
    .option(
      "--adopt <result>",
      "把结果写成示范点名单 · write a result as a return of demonstration sites",
    )
    .option("--reasons", "每个入选小区的理由, 较慢 · why each compound is chosen; takes longer")
    .option("--why-not <id>", "为何不选这个小区 · why not this compound")
    .option(
      "--out <file>",
      "论证表 xlsx 或 docx; 与 --adopt 同用: 示范点名单 xlsx 或 csv · the proposal; with --adopt: the list of sites",
    )
    .option("--lang <lang>", "论证表的语言 · language of the proposal, zh or en", "zh")
    .option(...json)
    .action(run(async () => (await import("./commands/plan.js")).plan));
  add("template", "空白台账, 带下拉选项 · the empty return with drop-down lists")
    .argument(
      "<kind>",
      "台账 · compounds, consultations, projects, proposals, pilot-sites, councils, assessments, township-pilots",
    )
    .requiredOption("--out <file>", "写入的 xlsx · workbook to write")
    .option(...json)
    .action(run(async () => (await import("./commands/template.js")).template));
  add("serve", "在本机打开页面 · the dashboard over this warehouse, on this machine only")
    .argument(...warehouse)
    .option(
      "--port <n>",
      "端口, 缺省从 4173 起找空闲 · port; the next free one from 4173 without it",
    )
    .option(...json)
    .action(run(async () => (await import("./commands/serve.js")).serve));
  return program;
}
