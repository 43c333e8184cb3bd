import type { Browser } from "playwright-core";

/** How far two pictures of the same size differ, by blocks of 8 × 8 pixels: the mean difference of a channel (0 to 255), and the share of
 * blocks that differ by more than 24. Blocks forgive the half pixel by which two rasterisers disagree on an edge. */
export async function difference(
  browser: Browser,
  a: Buffer,
  b: Buffer,
): Promise<{ readonly mean: number; readonly share: number }> {
  const page = await browser.newPage();
  const found = await page.evaluate(
    async (pictures) => {
      const blocks = await Promise.all(
        pictures.map(async (text) => {
          const image = new Image();
          image.src = `data:image/png;base64,${text}`;
          await image.decode();
          const [width, height] = [image.width >> 3, image.height >> 3];
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [width * 8, height * 8];
          const context = canvas.getContext("2d", { willReadFrequently: true })!;
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, width * 8, height * 8);
          const sums = new Float64Array(width * height * 3);
          for (let i = 0; i < data.length; i += 4) {
            const [x, y] = [(i >> 2) % (width * 8), Math.floor((i >> 2) / (width * 8))];
            const block = ((y >> 3) * width + (x >> 3)) * 3;
            for (let c = 0; c < 3; c += 1) sums[block + c]! += data[i + c]! / 64;
          }
          return sums;
        }),
      );
      const [one, two] = blocks as [Float64Array, Float64Array];
      if (one.length !== two.length) throw new Error("pictures differ in size");
      let [total, far] = [0, 0];
      for (let i = 0; i < one.length; i += 3) {
        const each = [0, 1, 2].map((c) => Math.abs(one[i + c]! - two[i + c]!));
        const worst = Math.max(...each);
        total += (each[0]! + each[1]! + each[2]!) / 3;
        if (worst > 24) far += 1;
      }
      return { mean: total / (one.length / 3), share: far / (one.length / 3) };
    },
    [a.toString("base64"), b.toString("base64")],
  );
  await page.close();
  return found;
}
