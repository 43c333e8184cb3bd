import { quantile } from "@atlas/testkit/numbers";
import { type MapPages, openMapPages } from "../src/testing/open-map-page.js";

/** What a move or a change costs at 1280 × 800 with 27,000 compounds and 100 sites: the frame, from the change to a pixel read back from
 * every canvas; the block, the longest time the page's main thread answered nobody until all was drawn; and the time until then.
 * Run: node --import tsx packages/map/bench/frames.ts */
const rounds = Number(process.argv[2] ?? 25);
const viewport = { width: 1280, height: 800 };

interface Measured {
  readonly frame: readonly number[];
  readonly block: readonly number[];
  readonly whole: readonly number[];
}

/** Runs in the page: does something `rounds` times and reads a pixel of every canvas after each. */
async function measure(
  pages: MapPages,
  query: Readonly<Record<string, string | number>>,
  act: "pan" | "zoom" | "hover" | "figures" | "points" | "still",
): Promise<Measured> {
  const page = await pages.open(query, { viewport });
  await page.waitForTimeout(3000);
  // tsx names functions by a helper that the page does not have.
  await page.evaluate("globalThis.__name = (made) => made");
  const times = await page.evaluate(
    async ([what, count]) => {
      const { atlasMap } = window;
      const { map } = atlasMap.running();
      const read = (): void => {
        for (const canvas of document.querySelectorAll("canvas")) {
          if (canvas.hidden || canvas.width === 0) continue;
          const gl = canvas.matches(".am-layer, .am-inset") ? null : canvas.getContext("webgl2");
          if (gl) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
          else canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
        }
      };
      const start = map.getZoom();
      const found = { frame: [] as number[], block: [] as number[], whole: [] as number[] };
      const channel = new MessageChannel();
      let [last, longest] = [performance.now(), 0];
      channel.port1.addEventListener("message", () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        channel.port2.postMessage(null);
      });
      channel.port1.start();
      channel.port2.postMessage(null);
      const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
      for (let round = 0; round < count + 5; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        longest = 0;
        const began = performance.now();
        if (what === "pan")
          map.panBy([round % 2 ? 37 : -41, round % 3 ? 23 : -17], { duration: 0 });
        if (what === "zoom") map.jumpTo({ zoom: start + (round % 7) * 0.05 });
        if (what === "hover")
          map.getCanvas().dispatchEvent(
            new MouseEvent("mousemove", {
              clientX: 300 + ((round * 71) % 700),
              clientY: 150 + ((round * 53) % 500),
              bubbles: true,
            }),
          );
        if (what === "figures" || what === "points") {
          atlasMap[what](round + 2);
          // React commits and MapLibre's worker answers in their own time: wait until the fills are there.
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
          while (!map.loaded()) await new Promise((resolve) => requestAnimationFrame(resolve));
        } else if (what !== "hover") map.redraw();
        read();
        const frame = performance.now() - began;
        await pause();
        while (!atlasMap.running().whole()) await pause();
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
        if (round < 5) continue;
        found.frame.push(frame);
        found.block.push(longest);
        found.whole.push(performance.now() - began);
      }
      channel.port1.close();
      return found;
    },
    [act, rounds] as const,
  );
  await page.close();
  const sorted = (name: keyof Measured): readonly number[] => times[name].toSorted((a, b) => a - b);
  return { frame: sorted("frame"), block: sorted("block"), whole: sorted("whole") };
}

const pages = await openMapPages();
const print = (name: string, measured: Measured): void => {
  for (const part of ["frame", "block", "whole"] as const) {
    const times = measured[part];
    const [median, low, high, p95] = [0.5, 0.25, 0.75, 0.95].map((share) => quantile(times, share));
    console.log(
      `${name.padEnd(34)} ${part.padEnd(5)} n ${times.length}  median ${median!.toFixed(1)} ms  quartiles ${low!.toFixed(1)}–${high!.toFixed(1)}  p95 ${p95!.toFixed(1)}  most ${times.at(-1)!.toFixed(1)}`,
    );
  }
};
for (const renderer of process.argv.slice(3).length > 0
  ? process.argv.slice(3)
  : ["software", "gpu"]) {
  const near = { renderer, zoom: 11.6, points: 27_000, sites: 1, core: 1 };
  for (const act of ["pan", "zoom", "hover", "points"] as const)
    print(`${renderer}: ${act}, 27,000 compounds`, await measure(pages, near, act));
  const townships = { ...near, zoom: 10.1 };
  print(`${renderer}: zoom, density`, await measure(pages, townships, "zoom"));
  const city = { renderer, zoom: 8.2, core: 1, sites: 1, points: 27_000 };
  print(`${renderer}: new figures, 23 districts`, await measure(pages, city, "figures"));
  print(`${renderer}: bare map, one frame`, await measure(pages, { renderer, zoom: 8.2 }, "still"));
}
await pages.close();
