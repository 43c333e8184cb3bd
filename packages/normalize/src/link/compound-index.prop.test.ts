import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCompoundIndex } from "./compound-index.js";

const communities = ["510106030005", "510106030006", "510105001001", null];
const names = [
  "翠园",
  "翠园小区",
  "翠苑",
  "驷马桥路12号院",
  "驷马桥路12号",
  "驷马桥路13号院",
  "桂园一期",
  "桂园二期",
];
const townshipOf = (community: string | null): string | null =>
  community === null ? null : `${community.slice(0, 9)}000`;

const place = fc.record({
  community_id: fc.constantFrom(...communities),
  unit_id: fc.constantFrom("510106", "510105"),
});
const question = fc
  .record({ place, name: fc.constantFrom(...names) })
  .map(({ place: at, name }) => ({
    name,
    ...at,
    township_id: townshipOf(at.community_id),
  }));

test("what is found for a question does not depend on what was asked before it, and a place finds all that lies in it", () => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(fc.record({ place, names: fc.subarray(names, { minLength: 1, maxLength: 2 }) }), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.array(question, { minLength: 1, maxLength: 8 }),
      (compounds, questions) => {
        const targets = compounds.map(({ place: at, names: own }, i) => ({
          compound_id: `C${String(i).padStart(2, "0")}`,
          ...at,
          township_id: townshipOf(at.community_id),
          names: own,
          address: null,
        }));
        const find = makeCompoundIndex(targets);
        const answers = questions.map(find);
        expect(questions.map((one) => makeCompoundIndex(targets)(one))).toEqual(answers);
        expect(questions.toReversed().map(makeCompoundIndex(targets))).toEqual(
          answers.toReversed(),
        );
        questions.forEach((one, i) => {
          // In one community an equal name is found, and only where it is the only one it is decided.
          const same = targets.filter(
            ({ community_id: id, names: own }) =>
              one.community_id !== null && id === one.community_id && own[0] === one.name,
          );
          if (same.length === 0) return;
          found += 1;
          expect(answers[i]!.compound_id ?? answers[i]!.candidate_id).not.toBeNull();
          if (answers[i]!.zone === "auto" && answers[i]!.features["name"] === "equal")
            expect(same.map(({ compound_id: id }) => id)).toEqual([answers[i]!.compound_id]);
        });
      },
    ),
    { numRuns: 300, seed: 17 },
  );
  expect(found).toBeGreaterThan(50);
});
