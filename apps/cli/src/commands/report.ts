import { metricConfig, resolveWindow, windowDueDays } from "@atlas/metrics";
import { divisionRows, englishName } from "@atlas/divisions";
import { type NamedDivision, composeBrief, readBrief, renderHtml, writeDocx } from "@atlas/report";
import { AppError, type Language } from "@atlas/schema";
import { divisionNamed } from "../division-named.js";
import { syntheticNote } from "../export/synthetic-mark.js";
import { print, say } from "../output.js";
import { given } from "../paths.js";
import { whileWaiting } from "../progress.js";
import { findChromium, printPdf } from "../report/chromium.js";
import { openGiven } from "../require-warehouse.js";
import { writeOutput } from "../write-output.js";

/** Options as they were typed. */
export interface ReportCommand {
  readonly period: string;
  readonly unit: string;
  readonly format: string;
  readonly out: string;
  readonly lang: string;
  readonly public?: boolean;
  readonly json?: boolean;
}

const formats: readonly string[] = ["pdf", "docx", "html"];
const languages: readonly string[] = ["zh", "en"] satisfies Language[];

/** `atlas report`: the quarterly brief of the city or of any unit. */
export async function report(root: string, options: ReportCommand): Promise<number> {
  const format = oneOf("format", options.format, formats);
  const language = oneOf("lang", options.lang, languages) as Language;
  const unit = divisionNamed(options.unit);
  // Said before anything is read: the document needs none.
  const chromium = format === "pdf" ? findChromium() : null;
  const { database, manifest } = await openGiven(root);
  try {
    const config = metricConfig(manifest.as_of, manifest.configuration);
    const period = resolveWindow(options.period, manifest.as_of, windowDueDays(config));
    const bytes = await whileWaiting("简报 report", async () => {
      const brief = composeBrief(
        await readBrief(database, { ...manifest, divisions: named() }, config, {
          unit,
          period,
          language,
          forPublic: options.public === true,
        }),
      );
      if (format === "docx") return writeDocx(brief, manifest.as_of);
      const html = renderHtml(brief);
      return chromium === null ? html : printPdf(chromium, html);
    });
    await writeOutput(given(options.out), bytes);
    if (manifest.synthetic) say(syntheticNote);
    if (options.json)
      print(
        `${JSON.stringify({ unit_id: unit, period, format, lang: language, public: options.public === true, synthetic: manifest.synthetic, out: options.out })}\n`,
      );
    else say(`简报已写入 ${options.out} · the brief was written`);
    return 0;
  } finally {
    await database.close();
  }
}

const named = (): readonly NamedDivision[] =>
  divisionRows.map((row) => ({
    ...row,
    name_en: englishName(row.division_id),
    level: row.level as NamedDivision["level"],
  }));

function oneOf(name: string, value: string, allowed: readonly string[]): string {
  if (allowed.includes(value)) return value;
  throw new AppError("usage", `atlas: --${name} ${value}; 应为 · expected ${allowed.join(", ")}`);
}
