import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { draftFile } from "../draft/draft-file.js";
import { readFile } from "../read/read-file.js";
import { draftContext } from "../testing/drafted.js";
import { parseMappings } from "./saved-mappings.js";

const head = "unit_id,kind,header,field";
const draft = (name: string, mappings: string) => {
  const bytes = strToU8("小区名称,街道,社区,本院甲数\n青石巷6号院,驷马桥街道,工人村社区,86\n");
  const reading = readFile({ name, bytes, sha256: "0" });
  const context = { ...draftContext, mappings: parseMappings(mappings) };
  return draftFile(reading, {}, context).parts[0]!.rows.at(-1)!.values;
};

describe("a mapping saved for a unit", () => {
  const own = `${head}\n510106,compounds,本院甲数,households\n`;
  test("says what a heading of its returns means", () => {
    const file = "金牛区_小区台账_2022_20221101.csv";
    expect(draft(file, head)["households"] ?? null).toBeNull();
    expect(draft(file, own)).toMatchObject({ households: 86 });
  });

  test("is nothing to another unit's returns, but one for all is", () => {
    const file = "武侯区_小区台账_2022_20221101.csv";
    expect(draft(file, own)["households"] ?? null).toBeNull();
    expect(draft(file, own.replace("510106", ""))).toMatchObject({ households: 86 });
  });

  test("goes before what the heading says by itself", () => {
    const file = "金牛区_小区台账_2022_20221101.csv";
    const none = `${head}\n510106,compounds,街道,\n`;
    expect(draft(file, none)).not.toEqual(draft(file, head));
  });

  test.each([
    ["510199,compounds,甲,name", "unit_id 510199"],
    ["510106,houses,甲,name", "kind houses"],
    ["510106,compounds,,name", "header ''"],
    ["510106,compounds", "no column header"],
    ["510106,compounds,甲,name\n510106,compounds,甲 ,kind", "record 2"],
    ["510106,compounds,甲,colour", "field colour"],
  ])("that cannot be right is named: %s", (line, said) => {
    expect(() => parseMappings(`${head}\n${line}\n`)).toThrow(said);
  });
});
