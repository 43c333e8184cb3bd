import { expect, test } from "vitest";
import { runAtlas } from "./testing/run-atlas.js";
import { usageWords } from "./usage-words.js";

test.each([
  [["nonsense"], "没有命令 nonsense"],
  [["ingest", "x"], "缺少必需的选项 --out <warehouse>"],
  [["ingest", "--out", "x"], "缺少参数 <path>"],
  [["ingest", "x", "--out"], "选项 --out <warehouse> 没有取值"],
  [["ingest", "x", "--out", "y", "--bogus"], "没有选项 --bogus"],
  [["verify", "x", "y"], "参数应为 1 个, 给出了 2 个"],
])("wrong usage is said in Chinese too: %j", async (given, said) => {
  const { status, stderr } = await runAtlas(...given);
  expect(status).toBe(2);
  expect(stderr).toContain(said);
});

test("a sentence that is not known is still said, in one line", () => {
  expect(usageWords("error: something\nnew.\n")).toBe(
    "atlas: 用法有误, 见 atlas --help · something new; see atlas --help",
  );
});
