import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PlanResult } from "@atlas/planner";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systems } from "./state/view-state.js";
import { MonitorServer, atlas } from "./testing/monitor-server.js";

// Pictures of every view, small, to be looked at and compared with: `UPDATE_REFERENCES=1` draws them anew.
const folder = fileURLToPath(new URL("../references/", import.meta.url));
const monitor = new MonitorServer();
let compound = "";
let chosen = "";
beforeAll(async () => {
  await monitor.start();
  const [row] = JSON.parse(
    atlas(
      "query",
      monitor.warehouse,
      "SELECT compound_id FROM consultation WHERE compound_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
      "--json",
    ),
  ) as readonly { readonly compound_id: string }[];
  compound = row!.compound_id;
  const scenario = fileURLToPath(new URL("../../../data/scenarios/default.json", import.meta.url));
  const { selected } = JSON.parse(
    atlas("plan", monitor.warehouse, "--scenario", scenario, "--json"),
  ) as PlanResult;
  chosen = selected[0]!;
});
afterAll(() => monitor.stop());

/** Of a plan: the last that is worked out. */
const frequencies = '[data-share]:not([data-share=""])';

/** What each view adds to the address, and what is on the page when it is no longer the one before that is shown. */
const views = (): Readonly<Record<string, readonly [query: string, shown: string]>> => ({
  map: ["", "[data-ready]"],
  townships: ["&within=510106", '[data-unit^="510106"]:not([data-unit="510106"])'],
  compound: [`&selected=${compound}`, `.compound-head [data-id="${compound}"]`],
  brief: ["&brief=internal&window=2022Q3", ".brief-paper"],
  ...Object.fromEntries(
    systems.map((system) => [system, [`&system=${system}`, `.system[data-system="${system}"]`]]),
  ),
  plan: ["&workspace=plan", frequencies],
  "plan-card": [`&workspace=plan&selected=${chosen}`, `[data-card="${chosen}"] [data-cost]`],
  public: ["&for=public&level=township&kind=old&window=2022Q3", ".for-public"],
  compounds: ["&map=13.6/30.67/104.06", "[data-ready]"],
});

/** A picture that has stopped changing, and is not of something that is still awaited. */
async function settled(page: Page): Promise<Buffer> {
  await page.waitForFunction(
    () =>
      document.querySelector(
        '.skeleton, .ac-skeleton, [data-state=loading], [aria-busy="true"]',
      ) === null,
  );
  for (let last = await page.screenshot(); ;) {
    await page.waitForTimeout(250);
    const shot = await page.screenshot();
    if (shot.equals(last)) return shot;
    last = shot;
  }
}

/** A quarter of the size, as WebP. */
const shrunk = async (page: Page, shot: Buffer): Promise<Buffer> => {
  const text = await page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width / 4, image.height / 4];
    const context = canvas.getContext("2d")!;
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/webp", 0.7).split(",")[1]!;
  }, shot.toString("base64"));
  return Buffer.from(text, "base64");
};

/** How far two small pictures differ, by blocks of 5 × 5 pixels: the mean difference of a channel, and the share of blocks that differ by
 * more than 20. Blocks forgive another rasteriser or typeface of Chinese. */
const difference = (page: Page, a: Buffer, b: Buffer) =>
  page.evaluate(
    async (pictures) => {
      const [one, two] = await Promise.all(
        pictures.map(async (text) => {
          const image = new Image();
          image.src = `data:image/webp;base64,${text}`;
          await image.decode();
          const context = new OffscreenCanvas(72, 45).getContext("2d")!;
          context.imageSmoothingQuality = "high";
          context.drawImage(image, 0, 0, 72, 45);
          return context.getImageData(0, 0, 72, 45).data;
        }),
      );
      let [total, far] = [0, 0];
      for (let i = 0; i < one!.length; i += 4) {
        const each = [0, 1, 2].map((c) => Math.abs(one![i + c]! - two![i + c]!));
        total += (each[0]! + each[1]! + each[2]!) / 3;
        if (Math.max(...each) > 20) far += 1;
      }
      const blocks = one!.length / 4;
      return { mean: total / blocks, share: far / blocks };
    },
    [a.toString("base64"), b.toString("base64")] as const,
  );

const alike = { mean: 4, share: 0.05 };

const themes = ["light", "dark"] as const;

describe.each(["zh", "en"])("%s", (language) => {
  test("every view looks as it did, light and dark", async () => {
    const { page, faults } = await monitor.visit(`?lang=${language}&theme=light`);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.waitForSelector("[data-ready]");
    const go = (search: string): Promise<void> =>
      page.evaluate((url) => {
        history.pushState(null, "", url);
        dispatchEvent(new PopStateEvent("popstate"));
      }, search);
    const pictures = new Map<string, Buffer>();
    for (const [name, [query, shown]] of Object.entries(views())) {
      for (const theme of themes) {
        const search = `?lang=${language}&theme=${theme}${query}`;
        // The map reads where to look when it starts.
        if (query.includes("map=") && theme === "light")
          await page.goto(new URL(search, page.url()).href);
        else await go(search);
        await page.waitForSelector(`[data-theme="${theme}"] ${shown}`);
        pictures.set(`${name}-${language}-${theme}`, await shrunk(page, await settled(page)));
      }
    }
    const differs: string[] = [];
    for (const [name, picture] of pictures) {
      const path = `${folder}${name}.webp`;
      if (process.env["UPDATE_REFERENCES"] === "1") {
        mkdirSync(folder, { recursive: true });
        writeFileSync(path, picture);
      }
      const { mean, share } = await difference(page, picture, readFileSync(path));
      if (mean > alike.mean || share > alike.share)
        differs.push(`${name}: mean ${mean.toFixed(1)}, share ${share.toFixed(3)}`);
    }
    expect(differs).toEqual([]);
    // Another view would not pass for the one it is compared with.
    const [first, ...others] = [...pictures];
    for (const [name, other] of others) {
      const { mean, share } = await difference(page, first![1], other);
      expect(mean > alike.mean || share > alike.share, name).toBe(true);
    }
    expect(faults).toEqual([]);
  }, 240_000);
});
