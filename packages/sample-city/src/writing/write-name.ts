import { divisionById } from "@atlas/divisions";
import type { Office } from "../offices/office.js";
import { chineseNumeral } from "./numerals.js";
import { shortName } from "./write-place.js";

const houseNumber = /(\d+)(?=号)/;

/** 六号院 for 6号院. */
export const withNumeral = (name: string): string =>
  name.replace(houseNumber, (digits) => chineseNumeral(Number(digits)));

/** 6#院 for 6号院. */
export const withHash = (name: string): string => name.replace(/(\d+)号/, "$1#");

/** 驷马桥星辉中路6号院: the street before the name. */
export const withStreet = (name: string, townshipId: string): string => {
  const street = divisionById(townshipId)!.name;
  return (shortName(street) ?? street) + name;
};

/** A compound as an office's ledgers of events write it; its register writes the name itself. */
export function writeName(name: string, townshipId: string, office: Office): string {
  if (office.ways.has("names-numerals")) return withNumeral(name);
  if (office.ways.has("names-hash")) return withHash(name);
  if (office.ways.has("names-prefixed")) return withStreet(name, townshipId);
  return name;
}
