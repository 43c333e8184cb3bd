import { expect, test } from "vitest";
import { type Share, inSettlingOrder, planChapters } from "./plan-chapters.js";

const share = (id: string, given: Partial<Share> = {}): Share => ({
  sha256: `file of ${id}`,
  submission_id: id,
  kind: "consultations",
  unit_id: "510106",
  units: ["510106"],
  corrects: null,
  ...given,
});
const plan = (shares: readonly Share[], decided = false) =>
  Object.fromEntries(shares.map((one) => [one.submission_id, planChapters(shares, decided)(one)]));

const green = share("green");
const blue = share("blue", { unit_id: "510105", units: ["510105"], kind: "projects" });

test("ledgers of an office are one chapter; other kinds are a chapter each, sites with the compounds", () => {
  const shares = [
    green,
    blue,
    share("more", { kind: "proposals" }),
    share("register", { kind: "compounds" }),
    share("sites", { kind: "pilot-sites" }),
    share("council", { kind: "councils" }),
    share("noise", { kind: null }),
  ];
  expect(plan(shares)).toEqual({
    green: "office 510106",
    blue: "office 510105",
    more: "office 510106",
    register: "compounds",
    sites: "compounds",
    council: "councils",
    noise: "unread",
  });
  expect(inSettlingOrder(["office 510105", "compounds", "councils"])[0]).toBe("compounds");
});

test("a list without an office joins the offices whose rows it has, and other such lists", () => {
  const both = share("both", { unit_id: null, units: ["510105", "510106"] });
  expect(new Set(Object.values(plan([green, blue, both]))).size).toBe(1);
  const one = share("one", { unit_id: null, units: ["510105"] });
  const other = share("other", { unit_id: null, units: [] });
  const planned = plan([green, blue, one, other]);
  expect(planned["one"]).toBe(planned["blue"]);
  expect(planned["other"]).toBe(planned["one"]);
  expect(planned["green"]).not.toBe(planned["one"]);
});

test("a list without an office joins all where persons placed rows", () => {
  const one = share("one", { unit_id: null, units: ["510105"] });
  expect(new Set(Object.values(plan([green, blue, one], true))).size).toBe(1);
});

test("a workbook joins the submissions that it corrects, and all where it names one that nobody knows", () => {
  const third = share("third", { unit_id: "510104", units: ["510104"] });
  const book = share("book", { unit_id: null, units: [], corrects: ["green"] });
  const planned = plan([green, blue, third, book]);
  expect(planned["book"]).toBe(planned["green"]);
  expect(planned["blue"]).not.toBe(planned["green"]);
  const lost = share("book", { unit_id: null, units: [], corrects: ["nobody"] });
  expect(new Set(Object.values(plan([green, blue, third, lost]))).size).toBe(1);
});

test("submissions that one sheet of a workbook became are together", () => {
  const sheet = { sha256: "1", corrects: [] };
  const planned = plan([
    green,
    blue,
    share("a", sheet),
    share("b", { ...sheet, unit_id: "510105", units: ["510105"] }),
  ]);
  expect(new Set(Object.values(planned)).size).toBe(1);
});

test("a share that was not planned is refused, never lost", () => {
  expect(() => planChapters([green])(blue)).toThrow("share blue; expected one that was planned");
});
