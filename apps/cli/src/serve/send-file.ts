import { createReadStream, realpathSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".json": "application/json; charset=utf-8",
  ".geojson": "application/geo+json; charset=utf-8",
  ".parquet": "application/vnd.apache.parquet",
  ".duckdb": "application/octet-stream",
};

/** Bytes asked for, both ends included; null for the whole file, "outside" when no byte of the file was asked for. Several ranges in
 * one request are answered with the whole file, as RFC 9110 allows.
 * @example byteRange("bytes=0-0", 10) // { first: 0, last: 0 } */
export function byteRange(
  header: string | undefined,
  size: number,
): { readonly first: number; readonly last: number } | "outside" | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return null;
  const [, from, to] = asked as unknown as [string, string, string];
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size || last < first) return "outside";
  return { first, last };
}

/** Answers with a file under a folder, or a range of it: GET and HEAD, ETag, a `.br` beside the file where the client reads it.
 * DuckDB-WASM first asks for `bytes=0-0` and reads the whole file when it is not given exactly that byte.
 * @returns false when there is no such file */
export function sendFile(
  folder: string,
  urlPath: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const path = fileIn(folder, urlPath);
  if (path === null || (request.method !== "GET" && request.method !== "HEAD")) return false;
  const accepts = /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
  const asked = request.headers.range !== undefined;
  const packed = accepts && !asked ? fileIn(folder, `${urlPath}.br`) : null;
  const { size, mtimeMs, mtime } = statSync(packed ?? path);
  const tag = `"${size}-${Math.trunc(mtimeMs)}${packed === null ? "" : "-br"}"`;
  response.setHeader("Content-Type", types[extname(path)] ?? "application/octet-stream");
  response.setHeader("Accept-Ranges", "bytes");
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("ETag", tag);
  response.setHeader("Last-Modified", mtime.toUTCString());
  response.setHeader("Vary", "Accept-Encoding");
  if (packed !== null) response.setHeader("Content-Encoding", "br");
  // A part of another edition of the file would not fit what the client has.
  const condition = request.headers["if-range"];
  const ranged =
    asked && (condition === undefined || condition === tag || condition === mtime.toUTCString());
  if (!asked && request.headers["if-none-match"] === tag) return end(response, 304);
  const range = byteRange(ranged ? request.headers.range : undefined, size);
  if (range === "outside") {
    response.setHeader("Content-Range", `bytes */${size}`);
    return end(response, 416);
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  response.statusCode = range ? 206 : 200;
  if (range) response.setHeader("Content-Range", `bytes ${first}-${last}/${size}`);
  response.setHeader("Content-Length", last - first + 1);
  if (request.method === "HEAD" || size === 0) return end(response, response.statusCode);
  const stream = createReadStream(packed ?? path, { start: first, end: last });
  stream.on("error", () => response.destroy());
  response.on("close", () => stream.destroy());
  stream.pipe(response);
  return true;
}

function end(response: ServerResponse, status: number): true {
  response.statusCode = status;
  response.end();
  return true;
}

/** Real path of a file inside a folder; null when there is none or it lies outside. */
function fileIn(folder: string, urlPath: string): string | null {
  try {
    const root = realpathSync(folder);
    const path = realpathSync(join(root, decodeURIComponent(urlPath)));
    return path.startsWith(root + sep) && statSync(path).isFile() ? path : null;
  } catch {
    return null;
  }
}
