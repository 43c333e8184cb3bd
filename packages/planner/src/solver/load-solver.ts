import loadHighs, { type Highs } from "highs";

/** HiGHS, loaded. */
export type Solver = Highs;

/** Loads HiGHS (WebAssembly, one thread).
 * @param wasmUrl where `highs.wasm` lies; without it beside the loader, which Node finds by itself */
export const loadSolver = (wasmUrl?: string): Promise<Solver> =>
  loadHighs(wasmUrl === undefined ? {} : { locateFile: () => wasmUrl });
