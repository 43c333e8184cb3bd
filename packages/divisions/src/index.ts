export {
  type Place,
  childrenOf,
  cityId,
  divisionById,
  divisionRows,
  englishName,
  placeOf,
  units,
} from "./divisions.js";
export { type Boundaries, type BoundaryProperties, type Locator, makeLocator } from "./locate.js";
export { type Until, inForce, isWithin } from "./division-names.js";
export { readBoundaries } from "./read-boundaries.js";
export { type DivisionQuestion, type Resolution, resolveDivision } from "./resolve-division.js";
export { type AddressParts, splitAddress } from "./split-address.js";
export { withinOneEdit } from "./within-one-edit.js";
