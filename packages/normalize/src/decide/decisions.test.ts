import { describe, expect, test } from "vitest";
import { assemble } from "../assemble/assemble.js";
import { draftContext, drafted } from "../testing/drafted.js";
import { type Decision, parseDecisions } from "./decisions.js";

const place = "工人村社区";
const community = "510106030005";
const returns = [
  drafted(
    "金牛区_小区台账_2022_20221101.csv",
    `编号,小区名称,社区,户数\n1,翠园,${place},10\n2,翠苑新居,${place},10\n3,桂园,${place},9\n3,桂园,${place},9\n`,
  ),
  drafted(
    "金牛区_协商议事台账_2022Q3_20221010.csv",
    `编号,小区名称,社区,议题,建组织\nA1,翠苑,${place},停车,2022-07-01\nA2,翠园,${place},绿化,2022-07-02\n`,
  ),
];
const numbered = (number: string) =>
  ({ kind: "compounds", unit_id: "510106", office_number: number }) as const;
const consultation = (number: string) =>
  ({ kind: "consultations", unit_id: "510106", office_number: number }) as const;
const city = (...decisions: readonly Decision[]) =>
  assemble(
    returns,
    draftContext.reference,
    parseDecisions(decisions.map((decision) => JSON.stringify(decision)).join("\n")),
  );
const nameOf = (tables: ReturnType<typeof city>, id: string | null) =>
  tables.compound.find(({ compound_id: own }) => own === id)?.name ?? null;
const compoundOf = (tables: ReturnType<typeof city>, number: string) =>
  nameOf(tables, tables.consultation.find((row) => row.office_number === number)!.compound_id);

describe("a person's decision outlives the rules", () => {
  test("same: two records are one compound", () => {
    expect(city().compound).toHaveLength(3);
    const tables = city({ decision: "same", subjects: [numbered("1"), numbered("2")] });
    expect(tables.compound).toHaveLength(2);
  });

  test("same: a case was held in that compound; apart: it was not", () => {
    const same = city({ decision: "same", subjects: [consultation("A1"), numbered("2")] });
    expect(compoundOf(same, "A1")).toBe("翠苑新居");
    expect(same.link.filter(({ decided_by: by }) => by === "person")).toHaveLength(1);
    expect(compoundOf(city(), "A2")).toBe("翠园");
    const apart = city({ decision: "apart", subjects: [consultation("A2"), numbered("1")] });
    expect(compoundOf(apart, "A2")).toBeNull();
  });

  test("the later line goes before the earlier one", () => {
    const subjects = [numbered("1"), numbered("2")] as const;
    expect(
      city({ decision: "same", subjects }, { decision: "apart", subjects }).compound,
    ).toHaveLength(3);
  });

  test("placed: the record lies there", () => {
    const elsewhere = "510106030003";
    const tables = city({
      decision: "placed",
      subject: numbered("3"),
      community_id: elsewhere,
    });
    expect(Object.fromEntries(tables.compound.map((row) => [row.name, row.community_id]))).toEqual({
      翠园: community,
      翠苑新居: community,
      桂园: elsewhere,
    });
  });

  test.each(["{", "{}", '{"decision":"same","subjects":[]}', '{"decision":"crs","crs":"x"}'])(
    "%s is refused with its line",
    (line) => {
      expect(() => parseDecisions(`\n${line}`)).toThrow(/line 2/);
    },
  );
});
