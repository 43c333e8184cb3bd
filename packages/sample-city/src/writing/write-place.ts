import { divisionById } from "@atlas/divisions";
import type { Office } from "../offices/office.js";
import type { Written } from "./written.js";

/** 工人村社区, 凉水村: a community without its committee. */
export const communityName = (official: string): string => {
  const core = official.replace(/(居民委员会|村民委员会|居委会|村委会)$/, "");
  if (/(社区|村)$/.test(core)) return core;
  return core + (/村民?委/.test(official) ? "村" : "社区");
};

/** Names of a district before it was renamed, with the last year in which returns still used them, and its former code. */
const formerDistricts: Readonly<
  Record<string, { readonly name: string; readonly code: string; readonly until: number }>
> = {
  "510118": { name: "新津县", code: "510132", until: 2020 },
  "510117": { name: "郫县", code: "510124", until: 2019 },
  "510116": { name: "双流县", code: "510122", until: 2019 },
};

/** Units that have a former name: their old stationery is still about. */
export const renamedUnits: readonly string[] = Object.keys(formerDistricts);

/** A district's former name and code where the office would still have used them in that year. */
export const formerDistrict = (unitId: string, year: number) => {
  const former = formerDistricts[unitId];
  return former && year <= former.until ? former : null;
};

/** 驷马桥 of 驷马桥街道; null where nothing would be left. */
export const shortName = (name: string): string | null => {
  const short = name.replace(/(街道|镇|乡|社区|村|新区|区|县|市)$/, "");
  return short.length >= 2 && short !== name ? short : null;
};

/** A division as an office names it. */
export function writePlace(id: string, office: Office): Written {
  const { name, level } = divisionById(id)!;
  if (office.ways.has("place-code")) return id;
  const plain = level === "community" ? communityName(name) : name;
  if (office.ways.has("place-official") && level === "community") return name;
  if (office.ways.has("place-short") && level === "township") return shortName(plain) ?? plain;
  return plain;
}

/** 金牛区驷马桥街道工人村社区星辉中路6号: an address that says where it is by itself. */
export function fullAddress(address: string, communityId: string): string {
  const community = divisionById(communityId)!;
  const township = divisionById(community.parent_id!)!;
  const unit = divisionById(community.manager_id!)!;
  return unit.name + township.name + communityName(community.name) + address;
}
