import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError } from "@atlas/schema";
import { writeSampleCity } from "@atlas/sample-city";
import { print, say } from "../output.js";
import { given, productText } from "../paths.js";
import { drawProgress, endProgress } from "../progress.js";
import { writingTo } from "../write-output.js";

/** Options as they were typed. */
export interface SampleCommand {
  readonly out: string;
  readonly seed: string;
  readonly scale: string;
  readonly faults: string;
  readonly json?: boolean;
}

/** `atlas sample` */
export async function sample(options: SampleCommand): Promise<number> {
  const number = (name: "seed" | "scale" | "faults", low: number, high: number): number => {
    const value = Number(options[name]);
    if (options[name].trim() === "" || !(value >= low && value <= high)) {
      throw new AppError(
        "usage",
        `atlas: --${name} ${options[name]}; 应为 ${low} 至 ${high} 的数 · expected a number from ${low} to ${high}`,
      );
    }
    return value;
  };
  const out = given(options.out);
  const made = new Set<string>();
  const seed = number("seed", 0, 2 ** 31);
  if (!Number.isInteger(seed))
    throw new AppError(
      "usage",
      `atlas: --seed ${options.seed}; 应为整数 · expected a whole number`,
    );
  const city = {
    seed,
    scale: number("scale", 0.001, 4),
    faults: number("faults", 0, 1),
    reference: {
      lists: productText("data", "reference", "lists.csv"),
      elements: productText("data", "reference", "elements.csv"),
    },
  };
  const result = await writingTo(options.out, () =>
    writeSampleCity(
      city,
      (path, bytes) => {
        const full = join(out, path);
        const folder = dirname(full);
        if (!made.has(folder)) mkdirSync(folder, { recursive: true });
        made.add(folder);
        writeFileSync(full, bytes);
      },
      (done, total, office) => {
        drawProgress(`${done}/${total} ${office}`);
        if (done === total) endProgress();
      },
    ),
  );
  if (options.json) print(`${JSON.stringify({ ...result, out: options.out })}\n`);
  else
    say(
      `合成示例城市: ${result.files} 个文件, ${result.rows} 行。Synthetic city: ${result.files} files, ${result.rows} rows, in ${options.out}`,
    );
  return 0;
}
