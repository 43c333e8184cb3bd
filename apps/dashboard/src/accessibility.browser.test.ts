import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations as violations } from "./testing/axe-violations.js";
import { MonitorServer } from "./testing/monitor-server.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

test.each(
  (["zh", "en"] as const).flatMap((language) =>
    (["light", "dark"] as const).flatMap((theme) =>
      (
        [
          [1440, 900],
          [390, 844],
        ] as const
      ).map(([width, height]) => ({ language, theme, width, height })),
    ),
  ),
)("axe finds nothing: $language, $theme, $width × $height", async (view) => {
  const { language, theme, width, height } = view;
  const { page } = await monitor.visit(`?lang=${language}&theme=${theme}`, undefined, {
    viewport: { width, height },
  });
  await page.waitForSelector("[data-step]");
  await page.waitForSelector("[data-ready]");
  expect(await violations(page)).toEqual([]);
});

test("axe finds nothing in the list, the dialog and the page of a broken warehouse", async () => {
  const { page } = await monitor.visit("");
  await page.waitForSelector("[data-step]");
  await page.click(".map-controls .choice-button");
  await page.waitForSelector("[role=option].choice-item");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.click('[data-metric="coverage"] .define');
  await page.waitForSelector("[role=dialog]");
  expect(await violations(page)).toEqual([]);
  await page.close();
  const broken = await monitor.visit("", (page) =>
    page.route("**/warehouse/manifest.json", (route) => route.fulfill({ status: 404 })),
  );
  await broken.page.waitForSelector(".failure");
  expect(await violations(broken.page)).toEqual([]);
});

test("the page is walked by keyboard alone, from the skip link on, and the focus is always seen", async () => {
  const { page } = await monitor.visit("");
  await page.waitForSelector("[data-step]");
  const stops: string[] = [];
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement!;
      // The map's canvas lies under others: its ring is drawn over them all.
      const map = at.closest(".am-ground")?.parentElement;
      const { outlineStyle } = map ? getComputedStyle(map, "::after") : getComputedStyle(at);
      const seen = outlineStyle !== "none" || at.matches(".skip, body");
      return `${seen ? "" : "unseen "}${at.className} ${at.getAttribute("aria-label") ?? at.textContent.slice(0, 20)}`;
    });
    stops.push(stop);
  }
  expect(stops[0]).toContain("skip");
  expect(stops.filter((stop) => stop.startsWith("unseen"))).toEqual([]);
  for (const control of ["seg-button", "choice-button", "define", "ac-intervals-row", "ac-handle"])
    expect(
      stops.some((stop) => stop.includes(control)),
      control,
    ).toBe(true);
});

test("a list is opened, walked and chosen from by keyboard", async () => {
  const { page } = await monitor.visit("?lang=en");
  await page.waitForSelector("[data-step]");
  await page.focus(".map-controls .choice-button");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=option].choice-item");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.url()).toContain("metric=coverage");
  await expect
    .poll(() => page.innerText("[aria-live=polite] >> nth=0"))
    .toContain("Coverage by district");
});

test("at 200 % nothing runs over the page's edge, and axe finds nothing", async () => {
  // What a browser at 200 % gives a page on a screen of 1440 × 900.
  const { page } = await monitor.visit("?lang=en", undefined, {
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
  });
  for (const [query, shown] of [
    ["", "[data-step]"],
    ...["proposals", "index", "councils"].map(
      (system) => [`&system=${system}`, `.system[data-system="${system}"]`] as const,
    ),
  ] as const) {
    await page.evaluate((search) => {
      history.pushState(null, "", search);
      dispatchEvent(new PopStateEvent("popstate"));
    }, `?lang=en${query}`);
    await page.waitForSelector(shown);
    await page.waitForFunction(
      () => document.querySelector(".skeleton, .ac-skeleton, [data-state=loading]") === null,
    );
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(wide, query).toBeLessThanOrEqual(0);
    expect(await violations(page), query).toEqual([]);
  }
});

test("in forced colours what is chosen can be told, and charts keep their marks", async () => {
  const { page } = await monitor.visit("");
  await page.emulateMedia({ forcedColors: "active" });
  await page.waitForSelector("[data-ready]");
  const outline = (selector: string): Promise<string> =>
    page.$eval(selector, (element) => getComputedStyle(element).outlineStyle);
  expect(await outline(".seg-button[data-selected]")).toBe("solid");
  expect(await outline(".seg-button:not([data-selected])")).toBe("none");
  const seen = await page.$$eval(
    ".ac-intervals-row svg *",
    (marks) =>
      marks.filter((mark) => {
        const { fill, stroke } = getComputedStyle(mark);
        return fill !== "none" || stroke !== "none";
      }).length,
  );
  expect(seen).toBeGreaterThan(40);
  expect(await violations(page)).toEqual([]);
});
