import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type Server, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { byteRange, sendFile } from "./send-file.js";

test.each([
  [undefined, null],
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=0-", { first: 0, last: 9 }],
  ["bytes=3-5", { first: 3, last: 5 }],
  ["bytes=3-99", { first: 3, last: 9 }],
  ["bytes=-4", { first: 6, last: 9 }],
  ["bytes=-99", { first: 0, last: 9 }],
  ["bytes=10-", "outside"],
  ["bytes=5-3", "outside"],
  ["bytes=-", null],
  ["bytes=0-1,3-4", null],
  ["lines=0-1", null],
])("%s of ten bytes", (header, expected) => {
  expect(byteRange(header, 10)).toEqual(expected);
});

describe("a file server", () => {
  const root = mkdtempSync(join(tmpdir(), "atlas-serve-"));
  const folder = join(root, "public");
  let server: Server;
  let port: number;
  beforeAll(async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, "ten"), "0123456789");
    writeFileSync(join(folder, "none"), "");
    writeFileSync(join(root, "secret"), "no");
    symlinkSync(join(root, "secret"), join(folder, "out"));
    server = createServer((asked, response) => {
      if (!sendFile(folder, asked.url!, asked, response)) {
        response.statusCode = 404;
        response.end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.close();
    rmSync(root, { recursive: true });
  });
  // Not fetch: it normalises the path before it asks.
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve) => {
      request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () =>
          resolve({ status: response.statusCode!, text, headers: response.headers }),
        );
      }).end();
    });

  test("gives exactly the one byte that the engine asks for first", async () => {
    const { status, text, headers } = await ask("/ten", { range: "bytes=0-0" });
    expect([status, text, headers["content-length"], headers["content-range"]]).toEqual([
      206,
      "0",
      "1",
      "bytes 0-0/10",
    ]);
  });

  test("whole, empty, not modified, outside, head", async () => {
    expect(await ask("/ten")).toMatchObject({ status: 200, text: "0123456789" });
    expect(await ask("/none")).toMatchObject({ status: 200, text: "" });
    const { headers } = await ask("/ten");
    const again = await ask("/ten", { "if-none-match": String(headers["etag"]) });
    expect(again).toMatchObject({ status: 304, text: "" });
    expect((await ask("/ten", { range: "bytes=10-" })).status).toBe(416);
    const head = await ask("/ten", { range: "bytes=0-" }, "HEAD");
    expect([head.status, head.headers["content-length"], head.text]).toEqual([206, "10", ""]);
  });

  test("a part only of the edition that the client has, else the whole", async () => {
    const { headers } = await ask("/ten");
    const range = "bytes=2-3";
    const part = await ask("/ten", { range, "if-range": String(headers["etag"]) });
    expect([part.status, part.text]).toEqual([206, "23"]);
    const same = await ask("/ten", { range, "if-range": String(headers["last-modified"]) });
    expect([same.status, same.text]).toEqual([206, "23"]);
    const other = await ask("/ten", { range, "if-range": '"another"' });
    expect([other.status, other.text]).toEqual([200, "0123456789"]);
  });

  test.each(["/../secret", "/%2e%2e/secret", "/out", "/", "/missing", "/%"])(
    "%s is not there",
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );
});
