// What needs no solver, for a page that has it in a worker.
export { hasFrequencies } from "./scenario/has-frequencies.js";
export { parseScenario } from "./scenario/parse-scenario.js";
export { planModes } from "./scenario/scenario.js";
