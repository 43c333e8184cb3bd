export { launchChromium } from "./launch-chromium.js";
export { launchForTest } from "./launch-for-test.js";
