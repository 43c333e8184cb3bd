import { expect, test } from "vitest";
import { showsTooManyVotes } from "./shows-too-many-votes.js";

const shows = (counts: Readonly<Record<string, number>>): boolean =>
  showsTooManyVotes((field) => counts[field] ?? null);

test("more votes than households show where either number of households is to be read", () => {
  const votes = { agree: 12, against: 1 };
  expect(shows({ ...votes, households_participated: 6, households_invited: 40 })).toBe(true);
  expect(shows({ ...votes, households_participated: 13 })).toBe(false);
  expect(shows({ ...votes, households_invited: 40 })).toBe(false);
  expect(shows({ ...votes, households_invited: 12 })).toBe(true);
  expect(shows(votes)).toBe(false);
});
