import { ingestReturns } from "@atlas/ingest";
import { AppError, type Code, isCode } from "@atlas/schema";
import { print, say } from "../output.js";
import { given, productText, referenceTexts, returnFiles } from "../paths.js";

/** Options as they were typed. */
export interface IngestCommand {
  readonly out: string;
  readonly kind?: string;
  readonly crs?: string;
  readonly received?: string;
  readonly asOf?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
}

const crsNames = { wgs84: "wgs84", cgcs2000: "wgs84", gcj02: "gcj02", bd09: "bd09" } as const;

/** `atlas ingest`: 0 done, 1 with `--strict` when something was quarantined, 3 when nothing given could be read. */
export async function ingest(paths: readonly string[], options: IngestCommand): Promise<number> {
  const report = await ingestReturns({
    root: given(options.out),
    files: returnFiles(paths),
    options: {
      ...(options.kind === undefined ? {} : { kind: kindOf(options.kind) }),
      ...(options.crs === undefined ? {} : { crs: crsOf(options.crs) }),
      ...(options.received === undefined
        ? {}
        : { received: dayOf("--received", options.received) }),
      ...(options.asOf === undefined ? {} : { asOf: dayOf("--as-of", options.asOf) }),
    },
    reference: referenceTexts(),
    boundaries: {
      statutory: productText("data", "boundaries", "statutory.geojson"),
      district: productText("data", "boundaries", "district.geojson"),
      township: productText("data", "boundaries", "township.geojson"),
    },
    progress: (stage, done) => {
      if (!process.stderr.isTTY) return;
      process.stderr.write(
        `\r\u001b[K  ${stage === "read" ? `读取 read ${done}` : stage === "assemble" ? "整合 assemble" : `写入 write ${done}`}`,
      );
    },
  });
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  const { submissions } = report;
  const quarantined = submissions.reduce((sum, { rows }) => sum + rows.quarantined, 0);
  const rejected = submissions.filter(({ status }) => status === "rejected");
  if (options.json) print(`${JSON.stringify(report)}\n`);
  else {
    const read = submissions.reduce((sum, { rows }) => sum + rows.read, 0);
    say(
      `${submissions.length} 份报送, ${read} 行, 隔离 ${quarantined} 行, 未能读取 ${rejected.length} 份。`,
    );
    say(
      `${submissions.length} returns, ${read} rows, ${quarantined} quarantined, ${rejected.length} not readable.`,
    );
    for (const { file, issues } of rejected) say(`  ${file}: ${Object.keys(issues).join(", ")}`);
  }
  if (submissions.length === 0 || rejected.length === submissions.length) {
    if (submissions.length === 0)
      say("atlas: no returns were found there; expected csv, xlsx, json or zip");
    return 3;
  }
  return options.strict && (quarantined > 0 || rejected.length > 0) ? 1 : 0;
}

function kindOf(text: string): Code<"return_kind"> {
  if (isCode("return_kind", text)) return text;
  throw new AppError(
    "usage",
    `atlas: --kind ${text}; expected compounds, consultations, projects, proposals, pilot-sites, councils, assessments or township-pilots`,
  );
}

function crsOf(text: string): "wgs84" | "gcj02" | "bd09" {
  const name = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (Object.hasOwn(crsNames, name)) return crsNames[name as keyof typeof crsNames];
  throw new AppError("usage", `atlas: --crs ${text}; expected wgs84, cgcs2000, gcj02 or bd09`);
}

function dayOf(option: string, text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(text)
  )
    return text;
  throw new AppError("usage", `atlas: ${option} ${text}; expected a day as 2022-10-15`);
}
