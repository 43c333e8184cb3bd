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
export {
  type AddressParts,
  type DivisionQuestion,
  type Resolution,
  type Until,
  inForce,
  resolveDivision,
  splitAddress,
} from "./resolve-division.js";
export { withinOneEdit } from "./within-one-edit.js";
