import type { Browser } from "playwright-core";
import { launchChromium } from "./launch-chromium.js";

/** Starts the Chromium of a test. WebAssembly is compiled once, by V8's baseline compiler: a page of a test is open for seconds, in which
 * compiling DuckDB again for speed takes more of the processor than it saves. Measurements start one that does.
 * @throws Error where there is none at the path of `CHROMIUM_PATH` */
export const launchForTest = (): Promise<Browser> =>
  launchChromium(undefined, ["--js-flags=--liftoff-only"]);
