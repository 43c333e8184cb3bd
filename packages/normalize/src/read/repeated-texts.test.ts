import { expect, test } from "vitest";
import { repeatedTexts } from "./repeated-texts.js";

test("every text stays what it is, in every column, past the number of texts that are known", () => {
  const known = repeatedTexts();
  for (let round = 0; round < 2; round += 1)
    for (let i = 0; i < 10_000; i += 1)
      for (const column of [0, 7]) expect(known(column, `${column}院${i}`)).toBe(`${column}院${i}`);
});
