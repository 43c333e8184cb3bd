import {
  type IngestRequest,
  type WarehouseInputs,
  workerDrafter,
  workerSettler,
} from "@atlas/ingest";
import { AppError, type Code, codesOf, isCode } from "@atlas/schema";
import { given, importerName, productText, referenceTexts } from "./paths.js";
import { drawProgress } from "./progress.js";

/** How returns are to be read, as it was typed. */
export interface ReturnOptions {
  readonly kind?: string;
  readonly crs?: string;
  readonly received?: string;
  readonly asOf?: string;
}

const crsNames = { wgs84: "wgs84", cgcs2000: "wgs84", gcj02: "gcj02", bd09: "bd09" } as const;

/** The options of `ingest` and `check` as the importer takes them.
 * @throws AppError `usage` with what was expected */
export function returnOptions(options: ReturnOptions): IngestRequest["options"] {
  return {
    ...(options.kind === undefined ? {} : { kind: kindOf("--kind", options.kind) }),
    ...(options.crs === undefined ? {} : { crs: crsOf(options.crs) }),
    ...(options.received === undefined ? {} : { received: dayOf("--received", options.received) }),
    ...(options.asOf === undefined ? {} : { asOf: dayOf("--as-of", options.asOf) }),
  };
}

/** The product's tables and boundaries, for a change of the warehouse at `root`; progress is drawn on a terminal. */
export function warehouseInputs(root: string): WarehouseInputs {
  return {
    root: given(root),
    reference: referenceTexts(),
    importer: importerName(),
    drafter: workerDrafter,
    settler: workerSettler,
    boundaries: {
      statutory: productText("data", "boundaries", "statutory.geojson"),
      district: productText("data", "boundaries", "district.geojson"),
      township: productText("data", "boundaries", "township.geojson"),
    },
    progress: (stage, done) => {
      const words = { read: "读取 read", assemble: "整合 assemble", write: "写入 write" };
      drawProgress(`${words[stage]} ${stage === "assemble" ? "" : done}`);
    },
  };
}

/** A kind of return.
 * @throws AppError `usage` */
export function kindOf(option: string, text: string): Code<"return_kind"> {
  if (isCode("return_kind", text)) return text;
  throw new AppError(
    "usage",
    `atlas: ${option} ${text}; 应为 · expected ${codesOf("return_kind").join(", ")}`,
  );
}

function crsOf(text: string): "wgs84" | "gcj02" | "bd09" {
  const name = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (Object.hasOwn(crsNames, name)) return crsNames[name as keyof typeof crsNames];
  throw new AppError("usage", `atlas: --crs ${text}; 应为 · expected wgs84, cgcs2000, gcj02, bd09`);
}

function dayOf(option: string, text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(text)
  )
    return text;
  throw new AppError(
    "usage",
    `atlas: ${option} ${text}; 应为日期, 如 2022-10-15 · expected a day as 2022-10-15`,
  );
}
