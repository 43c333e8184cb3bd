import { readFileSync, readdirSync } from "node:fs";
import { type Boundaries, divisionRows, divisionById, makeLocator } from "@atlas/divisions";
import { quantile, seededNumbers } from "@atlas/testkit/numbers";
import { draftFile, parseReference } from "../src/index.js";
import { readFile } from "../src/read/read-file.js";

const fromRoot = (...parts: string[]): string =>
  new URL(`../../../${parts.join("/")}`, import.meta.url).pathname;

const usage = `node --import tsx packages/normalize/bench/read.ts [rows=50000] [runs=7]
Reads and drafts a ledger of consultations (22 columns, CSV) as an office would send it, and splits the same text into cells as a baseline.`;

const rows = Number(process.argv[2] ?? 50_000);
const runs = Number(process.argv[3] ?? 7);
if (!(rows > 0) || !(runs > 0)) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}

function ledger(count: number): string {
  const random = seededNumbers(7);
  const whole = (most: number): number => Math.floor(random() * most);
  const pick = <T>(items: readonly T[]): T => items[whole(items.length)]!;
  const communities = divisionRows.filter(({ level }) => level === "community");
  const start = Date.UTC(2021, 0, 1);
  const day = (at: number): string => new Date(start + at * 86_400_000).toISOString().slice(0, 10);
  const lines = [
    "协商编号,小区名称,街道,社区,协商议题,议题类别,协商形式,协商主体,建组织,搭平台,定规则,抛议题,广参与,达共识,齐行动,协商结果,办结日期,公示日期,应参与户数,实际参与户数,同意票,反对票",
  ];
  for (let i = 0; i < count; i += 1) {
    const community = pick(communities);
    const township = divisionById(community.parent_id!)!;
    const invited = 40 + whole(400);
    const took = 2 + whole(invited - 2);
    const agree = whole(took - 1);
    const steps = Array.from({ length: 9 }, () => whole(360)).sort((a, b) => a - b);
    lines.push(
      [
        `XS${i}`,
        `${pick(["春熙", "锦岸", "听竹", "映溪"])}路${1 + whole(300)}号院`,
        township.name,
        community.name,
        pick(["加装电梯", "停车位划线", "垃圾房迁建", "管网改造"]),
        pick(["加装电梯", "停车秩序", "环境卫生", "管网修缮"]),
        pick(["会议协商、入户征询", "院坝会", "线上表决"]),
        pick(["居民代表、党员", "居民代表、社区工作者、物业企业"]),
        ...steps.slice(0, 7).map((at) => (random() < 0.8 ? day(at) : "")),
        pick(["达成共识", "未达成共识", "进行中"]),
        day(steps[7]!),
        day(steps[8]!),
        String(invited),
        random() < 0.05 ? `${took}户` : String(took),
        String(agree),
        String(whole(took - agree)),
      ].join(","),
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}

const reference = parseReference(
  Object.fromEntries(
    readdirSync(fromRoot("data", "reference"))
      .filter((name) => name.endsWith(".csv"))
      .map((name) => [name, readFileSync(fromRoot("data", "reference", name), "utf8")]),
  ),
);
const statutory = readFileSync(fromRoot("data", "boundaries", "statutory.geojson"), "utf8");
const context = { reference, locator: makeLocator(JSON.parse(statutory) as Boundaries) };
const bytes = new TextEncoder().encode(ledger(rows));
const file = { name: "协商议事台账_2021.csv", bytes, sha256: "0" };

function timed(run: () => unknown): number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
}

const median = (times: readonly number[]): number => quantile(times, 0.5);
const line = (name: string, times: readonly number[], base: number): string =>
  `${name.padEnd(22)} n ${runs}  median ${median(times).toFixed(0).padStart(6)} ms  spread ${times[0]!.toFixed(0)}-${times.at(-1)!.toFixed(0)} ms  ${Math.round(
    (rows / median(times)) * 1000,
  )
    .toString()
    .padStart(8)} rows/s  ${(median(times) / base).toFixed(2)} x baseline`;

const baseline = timed(() =>
  new TextDecoder()
    .decode(bytes)
    .split("\r\n")
    .map((text) => text.split(",")),
);
const base = median(baseline);
const reading = readFile(file);
process.stdout.write(
  [
    `${rows} rows, ${(bytes.length / 1e6).toFixed(1)} MB, node ${process.version}`,
    line("decode and split", baseline, base),
    line(
      "readFile",
      timed(() => readFile(file)),
      base,
    ),
    line(
      "draftFile",
      timed(() => draftFile(reading, {}, context)),
      base,
    ),
    line(
      "readFile + draftFile",
      timed(() => draftFile(readFile(file), {}, context)),
      base,
    ),
    "",
  ].join("\n"),
);
