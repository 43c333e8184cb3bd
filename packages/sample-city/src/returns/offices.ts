import { units } from "@atlas/divisions";
import { type Random, randomStream } from "../random.js";
import type { SheetStyle } from "./sheet.js";

/** How one of the 23 offices works. */
export interface Office {
  readonly unitId: string;
  readonly name: string;
  readonly format: "xlsx" | "csv";
  readonly encoding: "utf8" | "utf8-bom" | "gb18030";
  readonly titled: boolean;
  /** Numbers its cases; without numbers a case is known by place, topic and date. */
  readonly numbers: boolean;
  readonly prefix: string;
  readonly wordStyle: number;
  readonly style: Omit<SheetStyle, "random">;
  readonly random: Random;
}

/** The offices of a seed; the faults rate only decides what goes wrong, not how they work. */
export function makeOffices(seed: number, faults: number): readonly Office[] {
  return units.map((unit, i): Office => {
    const random = randomStream(seed, "office", unit.division_id);
    const format = random.chance(0.45) ? "xlsx" : "csv";
    const titled = format === "xlsx" || random.chance(0.3);
    return {
      unitId: unit.division_id,
      name: unit.name,
      format,
      encoding: (["utf8-bom", "gb18030", "utf8"] as const)[i % 3]!,
      titled,
      numbers: random.chance(0.8),
      prefix: String.fromCharCode(65 + i),
      wordStyle: random.integer(0, 2),
      random,
      style: {
        faults,
        titled,
        dates:
          format === "xlsx"
            ? random.pick(["dated", "dated", "iso"] as const)
            : random.pick(["iso", "slash", "words"] as const),
        shares: random.pick(["percent", "fraction", "number"] as const),
        yes: random.pick([
          ["是", "否"],
          ["有", "无"],
        ] as const),
        crs: (["wgs84", "gcj02", "bd09"] as const)[random.integer(0, 2)]!,
        crsLabelled: random.chance(0.7),
      },
    };
  });
}
