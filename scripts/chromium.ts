import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { execute } from "./execute.js";
import { fromRoot } from "./paths.js";

const installedPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Path of a Chromium, installed if there is none: through the system's package manager, else through Playwright.
 * @throws Error when neither way works, saying what to install. */
export async function ensureChromium(say: (text: string) => void): Promise<string> {
  const found = findChromium();
  if (found) return found;
  say("Installing Chromium and a Chinese font for the browser tests");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await execute("apt-get", ["update", "-qq"], { quiet: true });
    await execute(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
      { quiet: true, env: { DEBIAN_FRONTEND: "noninteractive" } },
    );
    const installed = findChromium();
    if (installed) return installed;
  }
  const cli = fromRoot("node_modules", "playwright-core", "cli.js");
  await execute(process.execPath, [cli, "install", "chromium"], { quiet: true });
  const fromPlaywright = findChromium();
  if (fromPlaywright) return fromPlaywright;
  throw new Error(
    "The browser tests need a Chromium: install the package `chromium`, or set CHROMIUM_PATH to one.",
  );
}

function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named && existsSync(named)) return named;
  return [...installedPlaces, chromium.executablePath()].find((path) => existsSync(path));
}
