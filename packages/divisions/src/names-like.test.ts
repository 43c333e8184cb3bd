import { expect, test } from "vitest";
import { names, namesLike } from "./division-names.js";

test("names like a text are those of a length that begin or end as it does, each once, in the order of the divisions", () => {
  const exact = [...names].filter(([, entries]) => entries.some(({ how }) => how === "exact"));
  let several = 0;
  for (const text of ["驷马桥街道", "草堂路社区", "工人村社", "龙泉区", "甲乙丙", "社区社"])
    for (const length of [2, 3, 4, 5, 6]) {
      const expected = exact
        .filter(([name]) => name.length === length && length >= 3)
        .filter(([name]) => name[0] === text[0] || name.at(-1) === text.at(-1))
        .map(([name]) => name);
      expect(namesLike(text, length).map(({ name }) => name)).toEqual(expected);
      several += Number(expected.length > 1);
    }
  expect(several).toBeGreaterThan(10);
});
