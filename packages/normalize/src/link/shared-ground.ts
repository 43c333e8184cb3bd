import { divisionRows } from "@atlas/divisions";

/** Functional areas, which are units of their own, by the statutory districts that their streets lie in. */
const hosts = new Map<string, string[]>();
for (const { level, parent_id: host, manager_id: unit } of divisionRows)
  if (level === "township" && host !== null && unit !== null && host !== unit) {
    const there = hosts.get(unit);
    if (!there) hosts.set(unit, [host]);
    else if (!there.includes(host)) there.push(host);
  }
const none: readonly string[] = [];

/** The districts that a functional area lies in, none for any other unit: lists without townships write 武侯区 or 高新区 of one compound. */
export const hostsOf = (unit: string | null): readonly string[] =>
  (unit === null ? undefined : hosts.get(unit)) ?? none;
