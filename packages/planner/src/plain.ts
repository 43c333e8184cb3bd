// What needs no solver, for a page that has it in a worker.
export { parseScenario } from "./scenario/parse-scenario.js";
export { planModes } from "./scenario/scenario.js";
