import { expect, test } from "vitest";
import { TriageStore } from "./triage-store.js";
import { formatTriage, looksPersonal, parseTriage, sayOf, stateOf } from "./triage.js";

const item = { id: "unpublished:510106001000", evidence: "e1" };
const asOf = "2022-12-31";

test("seen, done and back; a note stays with what was said", () => {
  let triage = sayOf({}, item, asOf, "seen");
  expect(stateOf(item, triage)).toBe("seen");
  triage = sayOf(triage, item, asOf, { note: " 已电话 " });
  expect([stateOf(item, triage), triage[item.id]!.note]).toEqual(["seen", "已电话"]);
  triage = sayOf(triage, item, asOf, "done");
  expect(stateOf(item, triage)).toBe("done");
  triage = sayOf(triage, item, asOf, "done");
  expect(stateOf(item, triage)).toBe("noted");
  expect(sayOf(triage, item, asOf, { note: "" })).toEqual({});
});

test("an item whose evidence has changed comes back, until something is said of it again", () => {
  const triage = sayOf({}, item, asOf, "done");
  const changed = { ...item, evidence: "e2" };
  expect(stateOf(changed, triage)).toBe("changed");
  const again = sayOf(triage, changed, asOf, "done");
  expect(stateOf(changed, again)).toBe("done");
  expect(stateOf(item, again)).toBe("changed");
});

test("ids that are names of every object are items like others", () => {
  for (const id of ["__proto__", "constructor", "toString"]) {
    expect(stateOf({ id, evidence: "" }, {})).toBe("new");
    const said = sayOf({}, { id, evidence: "" }, asOf, "seen");
    const read = parseTriage(formatTriage(said))!;
    expect(stateOf({ id, evidence: "" }, read)).toBe("seen");
  }
});

test("what is kept is read back, and nothing else is", () => {
  const triage = sayOf({}, item, asOf, { note: "=1+1" });
  expect(parseTriage(formatTriage(triage))).toEqual(triage);
  for (const text of [
    "",
    "[]",
    "{}",
    '{"version":2,"entries":{}}',
    '{"version":1,"entries":{"a":1}}',
  ])
    expect(parseTriage(text)).toBeNull();
  expect(
    parseTriage(formatTriage({ [item.id]: { ...triage[item.id]!, note: "13800138000" } })),
  ).toBeNull();
});

test.each([
  ["联系 13800138000", true],
  ["138 0013-8000", true],
  ["11010519491231002X", true],
  ["2022年第4季度 1,380 户", false],
  ["编号 20221231000000", false],
])("%s looks personal: %s", (note, expected) => {
  expect(looksPersonal(note)).toBe(expected);
});

test("outlives the page, can be undone, and a browser that keeps nothing does not stop it", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const store = new TriageStore(storage);
  let told = 0;
  store.subscribe(() => (told += 1));
  store.change(sayOf(store.current(), item, asOf, "seen"));
  store.change(sayOf(store.current(), item, asOf, "done"));
  expect(stateOf(item, new TriageStore(storage).current())).toBe("done");
  store.undo();
  expect(stateOf(item, new TriageStore(storage).current())).toBe("seen");
  store.undo();
  expect([store.current(), store.canUndo, told]).toEqual([{}, false, 4]);
  const refusing = new TriageStore({
    getItem: () => {
      throw new Error("forbidden");
    },
    setItem: () => {
      throw new Error("full");
    },
  });
  refusing.change(sayOf(refusing.current(), item, asOf, "seen"));
  expect(stateOf(item, refusing.current())).toBe("seen");
});

test("what another page has said is taken in, and undoing here does not lose it", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const other = { ...item, id: `${item.id}-other` };
  const here = new TriageStore(storage);
  here.change(sayOf(here.current(), item, asOf, "seen"));
  const there = new TriageStore(storage);
  there.change(sayOf(there.current(), other, asOf, "done"));
  here.reload();
  here.undo();
  expect([stateOf(item, here.current()), stateOf(other, here.current())]).toEqual(["seen", "done"]);
});
