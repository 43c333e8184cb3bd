import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AppError } from "@atlas/schema";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** First major version that prints the margin boxes of a page, where badge and page number stand. */
const firstMajor = 131;
const timeoutMs = 120_000;

// The rest keeps the browser from asking the network for anything.
const flags = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-extensions",
];

/** Path of the Chromium that prints: the one that `CHROMIUM_PATH` names, else an installed one.
 * @throws AppError `chromium_missing`, which offers .docx */
export function findChromium(): string {
  const named = process.env["CHROMIUM_PATH"];
  const found = named === undefined || named === "" ? usualPlaces.find(existsSync) : named;
  if (found !== undefined && existsSync(found)) return found;
  throw new AppError(
    "chromium_missing",
    `atlas: 没有找到 Chromium${named ? ` (CHROMIUM_PATH ${named})` : ""}, 打印 PDF 需要它: 请安装 Chromium、Chrome 或 Edge, 或用 CHROMIUM_PATH 指明, 或改用 --format docx · no Chromium was found, which prints the PDF; install Chromium, Chrome or Edge, name one in CHROMIUM_PATH, or use --format docx`,
    { named: named ?? null },
  );
}

/** Prints a page to PDF, in a browser profile of its own that is removed afterwards.
 * @throws AppError `chromium_missing` when the browser is too old, `chromium_failed` when it prints nothing */
export async function printPdf(executable: string, html: string): Promise<Uint8Array> {
  await requireVersion(executable);
  const scratch = mkdtempSync(join(tmpdir(), "atlas-report-"));
  try {
    const [page, pdf] = [join(scratch, "brief.html"), join(scratch, "brief.pdf")];
    writeFileSync(page, html);
    // Chromium refuses its sandbox to root.
    const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    await run(executable, [
      ...flags,
      ...sandbox,
      `--user-data-dir=${join(scratch, "profile")}`,
      "--no-pdf-header-footer",
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ]);
    return readFileSync(pdf);
  } catch (cause) {
    throw failed(executable, cause);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function requireVersion(executable: string): Promise<void> {
  const said = await run(executable, ["--version"]).catch((cause: unknown) => {
    throw failed(executable, cause);
  });
  const major = /(\d+)\.\d+\.\d+/.exec(said)?.[1];
  if (major !== undefined && Number(major) >= firstMajor) return;
  throw new AppError(
    "chromium_missing",
    `atlas: ${executable} 的版本是 ${said.trim() || "?"}, 应为 ${firstMajor} 以上, 否则页上没有标记与页码; 请更新, 或改用 --format docx · is ${said.trim() || "?"}; expected ${firstMajor} or later, or there would be no badge and no page number; update it or use --format docx`,
    { executable, said },
  );
}

const failed = (executable: string, cause: unknown): AppError =>
  new AppError(
    "chromium_failed",
    `atlas: ${executable} 没有印出 PDF, 可改用 --format docx · printed no PDF; --format docx works without it: ${String(cause instanceof Error ? cause.message : cause).split("\n")[0]}`,
    { executable },
    cause,
  );

const run = (executable: string, words: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(executable, words, { timeout: timeoutMs, maxBuffer: 1e7 }, (error, stdout) => {
      if (error) reject(error);
      else resolve(stdout);
    });
  });
