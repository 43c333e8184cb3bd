import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { MonitorServer } from "./testing/monitor-server.js";
import { waterArchive } from "./testing/water-archive.js";

beforeAll(() => new MonitorServer().prepare());

const magentaPixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z/AfAAQAAf8iCjrwAAAAAElFTkSuQmCC",
  "base64",
);

/** Mean colour of the map's lower left quarter, most of which lies outside the city. */
async function ground(page: Page): Promise<readonly number[]> {
  const box = (await page.locator(".am-map").boundingBox())!;
  const clip = { x: box.x + 4, y: box.y + box.height * 0.55, width: 60, height: 60 };
  const shot = (await page.screenshot({ clip })).toString("base64");
  return page.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/png;base64,${text}`;
    await image.decode();
    const context = new OffscreenCanvas(1, 1).getContext("2d")!;
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, 1, 1);
    return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
  }, shot);
}

/** Colour of the map's lower left quarter in its picture. */
async function pictureGround(page: Page): Promise<readonly number[]> {
  await page.click(".export-button");
  await page.click('[role=menuitem][data-key="pictures"]');
  const [taken] = await Promise.all([
    page.waitForEvent("download"),
    page.click('.export-pictures button[aria-label="地图: 参与率: PNG"]'),
  ]);
  const file = readFileSync(await taken.path()).toString("base64");
  const box = (await page.locator(".am-map").boundingBox())!;
  return page.evaluate(
    async ([text, height]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${text}`;
      await image.decode();
      const context = new OffscreenCanvas(1, 1).getContext("2d")!;
      // Below the title, which is some fifty pixels high; two pixels to one of the page.
      context.drawImage(image, -2 * 40, -2 * (60 + height * 0.6));
      return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
    },
    [file, box.height] as const,
  );
}

/** Opens the page over a warehouse with these files beside it. */
async function withBeside(
  files: Readonly<Record<string, string | Buffer>>,
  look: (monitor: MonitorServer) => Promise<void>,
): Promise<void> {
  const monitor = new MonitorServer("sample", files);
  try {
    await monitor.start();
    await look(monitor);
  } finally {
    await monitor.stop();
  }
}

test("an archive beside the warehouse lies under the areas, in both themes, and nobody else is asked", async () => {
  const config = {
    kind: "pmtiles",
    file: "水.pmtiles",
    credit: "测试图源",
    review_number: "GS(2024)1号",
  };
  const files = { "basemap.json": JSON.stringify(config), "水.pmtiles": waterArchive() };
  await withBeside(files, async (monitor) => {
    const { page, faults } = await monitor.visit("");
    await page.waitForSelector("[data-ready]");
    const water = async (): Promise<readonly number[]> =>
      page.evaluate(() => {
        const context = new OffscreenCanvas(1, 1).getContext("2d")!;
        context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--line-2");
        context.fillRect(0, 0, 1, 1);
        return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
      });
    await expect.poll(() => ground(page), { timeout: 10_000 }).toEqual(await water());
    const notes = await page.innerText(".am-notes");
    expect(notes).toContain("底图: 测试图源");
    expect(notes).toContain("底图审图号: GS(2024)1号");
    const light = await ground(page);
    await page.getByRole("button", { name: "切换明暗" }).click();
    await page.waitForSelector('[data-theme="dark"]');
    await expect.poll(() => ground(page), { timeout: 10_000 }).toEqual(await water());
    expect(await ground(page)).not.toEqual(light);
    expect(await pictureGround(page)).toEqual(await water());
    expect(faults).toEqual([]);
  });
});

test("tiles from an address: only its origin is asked, and only by the operator's word", async () => {
  const config = { kind: "tiles", url: "https://tiles.test/{z}/{y}/{x}", credit: "测试图源" };
  await withBeside({ "basemap.json": JSON.stringify(config) }, async (monitor) => {
    const { page, faults } = await monitor.visit("", (page) =>
      page.route("https://tiles.test/**", (route) =>
        route.fulfill({
          body: magentaPixel,
          contentType: "image/png",
          headers: { "access-control-allow-origin": "*" },
        }),
      ),
    );
    await page.waitForSelector("[data-ready]");
    await expect
      .poll(
        async () => {
          const [red, green, blue] = await ground(page);
          return Math.min(red!, blue!) - green!;
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(30);
    expect(await page.innerText(".am-notes")).toContain("无审图号");
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.filter((fault) => !fault.startsWith("request https://tiles.test/"))).toEqual([]);
  });
});

test("a basemap that cannot be read is said, and the map goes on", async () => {
  const config = { kind: "pmtiles", file: "a.pmtiles", credit: "测试图源" };
  const files = { "basemap.json": JSON.stringify(config), "a.pmtiles": "not an archive" };
  await withBeside(files, async (monitor) => {
    const { page } = await monitor.visit("?lang=en");
    await page.waitForSelector("[data-ready]");
    await page.getByText("The basemap cannot be read").waitFor();
    const valued = await page.$$('[data-unit]:not([data-value=""])');
    expect(valued.length).toBeGreaterThan(0);
    expect(await page.innerText(".am-notes")).not.toContain("测试图源");
  });
});
