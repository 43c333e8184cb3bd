import { existsSync, readFileSync } from "node:fs";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import { join } from "node:path";
import { AppError } from "@atlas/schema";
import { type BasemapConfig, basemapOrigin, parseBasemap } from "@atlas/warehouse";
import { currentFolder } from "@atlas/warehouse/node";
import sirv from "sirv";
import { print, say } from "../output.js";
import { given, product } from "../paths.js";
import { requireWarehouse } from "../require-warehouse.js";
import { sendFile } from "../serve/send-file.js";

/** What a page may load: nothing from elsewhere, but for the tiles of a basemap that the operator configured. */
function policyFor(basemap: BasemapConfig | null): string {
  const origin = basemap && basemapOrigin(basemap);
  const tiles = origin === null ? "" : ` ${origin}`;
  return `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; img-src 'self' data: blob:${tiles}; style-src 'self' 'unsafe-inline'; connect-src 'self'${tiles}; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`;
}

const guards: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Whether a request was meant for this machine: a page elsewhere whose name was made to lead here has another host. */
export const isLocal = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? "");

/** The dashboard over a warehouse, on this machine only. Ranges, ETag and precompressed files; nothing outside the two folders.
 * @throws AppError when the warehouse or the built page is missing, or `basemap.json` is wrong */
export function makeServer(root: string, page: string): Server {
  if (!existsSync(join(page, "index.html"))) {
    throw new AppError(
      "page_missing",
      "atlas: 页面尚未构建, 请先运行 npm run build · the page is not built; run npm run build",
      { page },
    );
  }
  const assets = sirv(page, {
    etag: true,
    brotli: true,
    gzip: true,
    immutable: false,
    dev: false,
    setHeaders: cache,
  });
  const versions = join(root, "versions");
  const basemap = readBasemap(root);
  const policy = policyFor(basemap);
  const archive = basemap?.kind === "pmtiles" ? `/${encodeURIComponent(basemap.file)}` : null;
  return createServer((request, response) => {
    response.setHeader("Content-Security-Policy", policy);
    for (const [name, value] of Object.entries(guards)) response.setHeader(name, value);
    if (!isLocal(request.headers.host))
      return refuse(response, 403, "this server answers to localhost only");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return refuse(response, 405, "only GET and HEAD");
    }
    const notFound = (): void => refuse(response, 404, "not found");
    const path = (request.url ?? "/").split("?")[0]!;
    if (path === "/warehouse/manifest.json") {
      sendManifest(root, response);
    } else if (path.startsWith("/warehouse/versions/")) {
      const inside = path.slice("/warehouse/versions".length);
      if (!sendFile(versions, inside, request, response)) notFound();
    } else if (path === "/warehouse/basemap.json") {
      sendJson(JSON.stringify(basemap), response);
    } else if (archive !== null && path === `/warehouse${archive}`) {
      if (!sendFile(root, archive, request, response)) notFound();
    } else if (path.startsWith("/warehouse/")) {
      notFound();
    } else {
      assets(request, response, notFound);
    }
  });
}

function readBasemap(root: string): BasemapConfig | null {
  const path = join(root, "basemap.json");
  return existsSync(path) ? parseBasemap(readFileSync(path, "utf8")) : null;
}

function sendJson(text: string, response: ServerResponse): void {
  response.setHeader("Content-Type", "application/json");
  response.setHeader("Cache-Control", "no-cache");
  response.end(text);
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(why);
}

function cache(response: ServerResponse, path: string): void {
  response.setHeader(
    "Cache-Control",
    path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  );
}

/** The page reads this first and then everything under the version that it names. */
function sendManifest(root: string, response: ServerResponse): void {
  const folder = currentFolder(root);
  if (folder === null) response.statusCode = 404;
  sendJson(
    folder === null
      ? '{"error":"warehouse_missing"}'
      : readFileSync(join(folder, "manifest.json"), "utf8"),
    response,
  );
}

/** `atlas serve`: prints the address and runs until it is ended. */
export async function serve(
  root: string,
  options: { readonly port?: string; readonly json?: boolean },
): Promise<number> {
  const folder = given(root);
  const wanted = options.port === undefined ? 4173 : Number(options.port);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535)
    throw new AppError(
      "usage",
      `atlas: --port ${options.port}; 应为 0 至 65535 · expected 0 to 65535`,
    );
  requireWarehouse(root);
  const server = makeServer(folder, product("apps", "dashboard", "dist"));
  const port = await listen(server, wanted, options.port === undefined);
  const address = `http://localhost:${port}/`;
  print(options.json ? `${JSON.stringify({ address })}\n` : `${address}\n`);
  say(`协商一张图 · Consultation Atlas: ${address}  (Ctrl+C 结束 · ends it)`);
  await new Promise<void>((resolve) => {
    const end = (): void => void server.close(() => resolve());
    process.on("SIGINT", end);
    process.on("SIGTERM", end);
  });
  return 0;
}

function listen(
  server: Server<typeof IncomingMessage, typeof ServerResponse>,
  port: number,
  searching: boolean,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" && searching && port < 4273)
        resolve(listen(server, port + 1, true));
      else
        reject(
          new AppError(
            "port_taken",
            `atlas: 端口 ${port} 无法使用, 请用 --port 另指定一个 · port ${port} cannot be used; give another with --port: ${error.message}`,
            { port },
            error,
          ),
        );
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
