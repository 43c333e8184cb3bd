import { cpSync } from "node:fs";
import { readManifest, verifyWarehouse } from "@atlas/warehouse/node";
import { beforeAll, expect, test } from "vitest";
import { type GivenFile, ingestReturns } from "./ingest-returns.js";
import { retractSubmission } from "./retract-submission.js";
import { testInputs } from "./testing/sample-returns.js";
import { asked } from "./testing/asked.js";
import { scratchFolders } from "./testing/scratch-folders.js";
import { textReturn } from "./testing/small-returns.js";

const folder = scratchFolders();

const jinniu = "驷马桥街道,工人村社区";
const qingyang = "草堂街道,草堂路社区";
const register = "编号,小区名称,街道,社区,地址,户数\n";
const cases = "编号,小区名称,街道,社区,议题,议题类别,建组织,达共识,协商结果\n";
const list = "小区名称,区县,街道,社区,地址,户数\n";

const jinniuIn2022 = `1,翠园,${jinniu},星辉路2号,70\n3,桂园,${jinniu},星辉路8号,55\n,荷园,${jinniu},星辉路14号,90\n`;
const returns: readonly GivenFile[] = [
  textReturn(
    "金牛区_小区台账_2021_20211101.csv",
    `${register}1,翠园,${jinniu},星辉路2号,70\n3,桂园,${jinniu},星辉路8号,50\n,荷园,${jinniu},星辉路12号,88\n`,
  ),
  textReturn("金牛区_小区台账_2022_20221101.csv", `${register}${jinniuIn2022}`),
  textReturn(
    "青羊区_小区台账_2022_20221101.csv",
    `${register}1,竹园,${qingyang},青华路3号,55\n2,翠园,${qingyang},青华路9号,61\n`,
  ),
  textReturn(
    "名录.csv",
    `${list}梅园,金牛区,${jinniu},,54\n荷园,金牛区,${jinniu},,90\n翠园,青羊区,${qingyang},青华路9号,60\n`,
  ),
  textReturn(
    "金牛区_示范点名单_2021_20210601.csv",
    "小区名称,街道,社区,批次,状态\n桂园,驷马桥街道,工人村社区,1,建设中\n",
  ),
  textReturn(
    "金牛区_协商议事台账_2022Q2_20220710.csv",
    `${cases}A1,荷园,${jinniu},门禁,门禁安防,2022-04-06,2022-05-01,达成共识\nA2,梅园,${jinniu},绿化,绿化空间,2022-04-08,,进行中\n`,
  ),
  textReturn(
    "青羊区_协商议事台账_2022Q2_20220710.csv",
    `${cases}A1,竹园,${qingyang},门禁,门禁安防,2022-04-06,2022-05-01,达成共识\n`,
  ),
];
const later = (rows: string): GivenFile =>
  textReturn("金牛区_小区台账_2022_20221120.csv", `${register}${rows}`);

const ingest = (root: string, files: readonly GivenFile[]) =>
  ingestReturns({ root, files, ...testInputs });

let base = "";
beforeAll(async () => {
  base = folder();
  await ingest(base, returns);
}, 120_000);

/** A warehouse of the returns that may be changed. */
function another(): string {
  const root = folder();
  cpSync(base, root, { recursive: true, verbatimSymlinks: true });
  return root;
}

/** Hashes of the Parquet files; not of the log of former ids, which is one of versions. */
const bytesOf = (root: string) =>
  new Map(
    readManifest(root).manifest.files.flatMap(({ path, sha256 }) =>
      path.endsWith(".parquet") && path !== "compound_alias.parquet" ? [[path, sha256]] : [],
    ),
  );

const namesOf = async (root: string): Promise<readonly string[]> =>
  (await asked<{ name: string }>(root, "SELECT name FROM compound ORDER BY 1")).map(
    ({ name }) => name,
  );

/** Expects of a warehouse what all of the files at once give. */
async function expectAnew(root: string, files: readonly GivenFile[]): Promise<void> {
  const other = folder();
  await ingest(other, files);
  expect(bytesOf(root)).toEqual(bytesOf(other));
  const { version } = readManifest(other).manifest;
  expect(readManifest(root).manifest.version.slice(0, version.length)).toBe(version);
  expect(await verifyWarehouse(root)).toMatchObject({ ok: true });
}

const before = ["桂园", "梅园", "竹园", "翠园", "翠园", "荷园"];

test.each([
  ["changes a row", jinniuIn2022.replace("55", "58"), before],
  [
    "adds a compound",
    `${jinniuIn2022}5,菊园,${jinniu},星辉路20号,33\n`,
    ["桂园", "梅园", "竹园", "翠园", "翠园", "荷园", "菊园"],
  ],
  ["omits a compound", jinniuIn2022.slice(0, jinniuIn2022.indexOf(",荷园")), before],
  // The list's 梅园 is the office's number 3 once that is named so.
  [
    "joins two compounds",
    jinniuIn2022.replace("桂园", "梅园"),
    ["梅园", "竹园", "翠园", "翠园", "荷园"],
  ],
  // Two 荷园, at two doors, where the office had moved one before.
  [
    "parts a compound",
    `${jinniuIn2022},荷园,${jinniu},星辉路12号,88\n`,
    ["桂园", "梅园", "竹园", "翠园", "翠园", "荷园", "荷园"],
  ],
])(
  "a register that %s leaves what all returns at once give",
  async (_what, rows, names) => {
    const root = another();
    await ingest(root, [later(rows)]);
    expect(await namesOf(root)).toEqual(names);
    await expectAnew(root, [...returns, later(rows)]);
  },
  120_000,
);

test("what a list of another office had joined is parted again when that register is taken out", async () => {
  const root = another();
  const file = later(jinniuIn2022.replace("桂园", "梅园"));
  await ingest(root, [file]);
  const [line] = await asked<{ id: string }>(
    root,
    `SELECT submission_id AS id FROM submission WHERE file = '${file.name}'`,
  );
  await retractSubmission({ root, ...testInputs }, line!.id);
  expect(await namesOf(root)).toEqual(before);
  const [own, all] = [bytesOf(root), bytesOf(base)];
  // The line of the return that was taken out stays.
  for (const files of [own, all]) files.delete("submission.parquet");
  expect(own).toEqual(all);
  expect(await verifyWarehouse(root)).toMatchObject({ ok: true });
}, 120_000);
