import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type ResourceLimits, Worker } from "node:worker_threads";

/** Starts a thread; it reads TypeScript where its code is that, whether the process that starts it does or not. */
export const startThread = (code: URL, workerData: unknown, limits?: ResourceLimits): Worker =>
  new Worker(startOf(code), {
    eval: true,
    workerData,
    execArgv: [],
    ...(limits && { resourceLimits: limits }),
  });

function startOf(code: URL): string {
  if (!code.pathname.endsWith(".ts")) return `import(${JSON.stringify(code.href)})`;
  // `require` finds the CommonJS twin of the module that a thread imports.
  const twin = createRequire(import.meta.url).resolve("tsx/esm/api");
  const loader = pathToFileURL(twin.replace(/\.cjs$/, ".mjs")).href;
  return `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(code.href)}); })`;
}
