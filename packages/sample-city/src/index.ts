export { effects } from "./city/effects.js";
export { type CityOptions, makeCity } from "./city/make-city.js";
export type { TrueCity, TrueCompound } from "./city/true-city.js";
export {
  type SampleOptions,
  type SampleProgress,
  type WriteFile,
  writeSampleCity,
} from "./write-sample-city.js";
