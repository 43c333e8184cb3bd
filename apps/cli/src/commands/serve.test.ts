import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type Server, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isLocal, makeServer } from "./serve.js";

const root = mkdtempSync(join(tmpdir(), "atlas-served-"));
const hidden = "kept to itself";
let server: Server;
let port: number;

beforeAll(async () => {
  for (const folder of ["page", "warehouse/versions/v1", "warehouse/versions-old"])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "page", "index.html"), "<title>page</title>");
  writeFileSync(join(root, "warehouse", "versions", "v1", "manifest.json"), '{"version":"v1"}');
  writeFileSync(join(root, "warehouse", "versions-old", "secret"), hidden);
  writeFileSync(join(root, "warehouse", "decisions.jsonl"), hidden);
  writeFileSync(join(root, "secret"), hidden);
  symlinkSync(join("versions", "v1"), join(root, "warehouse", "current"));
  symlinkSync(join(root, "secret"), join(root, "warehouse", "versions", "v1", "out"));
  server = makeServer(join(root, "warehouse"), join(root, "page"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

const ask = (
  path: string,
  method = "GET",
  headers: Record<string, string> = {},
  at: number = port,
) =>
  new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve) => {
    request({ host: "127.0.0.1", port: at, path, method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () =>
        resolve({ status: response.statusCode!, text, headers: response.headers }),
      );
    }).end();
  });

describe("the server of the page", () => {
  test.each(["/", "/warehouse/manifest.json", "/warehouse/versions/v1/manifest.json", "/nothing"])(
    "guards %s",
    async (path) => {
      const { headers } = await ask(path);
      expect(headers).toMatchObject({
        "content-security-policy": expect.stringContaining("default-src 'self'") as string,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
    },
  );

  test("serves the page and the version that the manifest names", async () => {
    expect((await ask("/")).text).toContain("page");
    expect((await ask("/warehouse/manifest.json")).text).toContain("v1");
    expect((await ask("/warehouse/versions/v1/manifest.json")).status).toBe(200);
    expect(await ask("/", "HEAD")).toMatchObject({ status: 200, text: "" });
  });

  test.each([
    "/warehouse/decisions.jsonl",
    "/warehouse/versions/../decisions.jsonl",
    "/warehouse/versions/%2e%2e/decisions.jsonl",
    "/warehouse/versions/../versions-old/secret",
    "/warehouse/versions/..%2fversions-old%2fsecret",
    "/warehouse/versions/v1/out",
    "/warehouse/versions/v1/",
    "/warehouse/versions/v1/%00",
    "/../secret",
    "/..%2f..%2fsecret",
    "/%2e%2e/secret",
    "//etc/passwd",
  ])("keeps %s to itself", async (path) => {
    const { status, text } = await ask(path);
    expect(status).toBe(404);
    expect(text).not.toContain(hidden);
  });

  test.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])("refuses %s", async (method) => {
    const { status, headers } = await ask("/warehouse/manifest.json", method);
    expect([status, headers["allow"]]).toEqual([405, "GET, HEAD"]);
  });

  test("answers to this machine's names only", async () => {
    expect((await ask("/", "GET", { host: "evil.example:5150" })).status).toBe(403);
    expect((await ask("/", "GET", { host: `localhost:${port}` })).status).toBe(200);
    expect(["localhost", "127.0.0.1:80", "[::1]:8080"].every(isLocal)).toBe(true);
    expect(["localhost.evil.example", "10.0.0.1", "", undefined].some(isLocal)).toBe(false);
    expect((server.address() as AddressInfo).address).toBe("127.0.0.1");
  });
});

describe("a basemap beside the warehouse", () => {
  const folder = join(root, "with-basemap");
  const configure = (config: unknown): void =>
    writeFileSync(join(folder, "basemap.json"), JSON.stringify(config));
  const asked = async (path: string, headers: Record<string, string> = {}) => {
    const other = makeServer(folder, join(root, "page"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const found = await ask(path, "GET", headers, (other.address() as AddressInfo).port);
    other.close();
    return found;
  };
  beforeAll(() => {
    mkdirSync(join(folder, "versions", "v1"), { recursive: true });
    writeFileSync(join(folder, "versions", "v1", "manifest.json"), "{}");
    symlinkSync(join("versions", "v1"), join(folder, "current"));
    writeFileSync(join(folder, "底图.pmtiles"), "0123456789");
    writeFileSync(join(folder, "other.pmtiles"), hidden);
  });

  test("is none where there is no file", async () => {
    expect(await ask("/warehouse/basemap.json")).toMatchObject({ status: 200, text: "null" });
  });

  test("its archive is served by ranges, and no other file", async () => {
    configure({ kind: "pmtiles", file: "底图.pmtiles", credit: "图源" });
    const { text, headers } = await asked("/warehouse/basemap.json");
    expect(JSON.parse(text)).toMatchObject({ file: "底图.pmtiles", review_number: null });
    expect(headers["content-security-policy"]).toContain("connect-src 'self';");
    const part = await asked(`/warehouse/${encodeURIComponent("底图.pmtiles")}`, {
      range: "bytes=2-4",
    });
    expect([part.status, part.text]).toEqual([206, "234"]);
    expect((await asked("/warehouse/other.pmtiles")).status).toBe(404);
  });

  test("its tiles' origin, and only that, is let through", async () => {
    configure({ kind: "tiles", url: "https://t0.tiles.test/{z}/{x}/{y}?tk=1", credit: "图源" });
    const policy = (await asked("/")).headers["content-security-policy"];
    expect(policy).toContain("img-src 'self' data: blob: https://t0.tiles.test;");
    expect(policy).toContain("connect-src 'self' https://t0.tiles.test;");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  });

  test("a wrong one is refused before anything is served", () => {
    configure({ kind: "tiles", url: "ftp://x/{z}/{x}/{y}", credit: "图源" });
    expect(() => makeServer(folder, join(root, "page"))).toThrow(/basemap\.json url/);
  });
});
