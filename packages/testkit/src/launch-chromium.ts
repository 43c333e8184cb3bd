import { type Browser, chromium } from "playwright-core";

// No sandbox: tests run as root in containers. The rest keeps the browser itself from asking the network for anything.
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the Chromium that every browser test and measurement looks with.
 * @param executablePath the one that `CHROMIUM_PATH` names, else Debian's
 * @param more flags of a measurement
 * @throws Error where there is none at the path */
export function launchChromium(
  executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  more: readonly string[] = [],
): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...flags, ...more] });
}
