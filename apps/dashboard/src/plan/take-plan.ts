import { composeProposal } from "@atlas/report";
import { fileName } from "../export/file-name.js";
import { saveFile } from "../export/save-file.js";
import { decisionText } from "./decision-log.js";
import type { Decision } from "./plan-book.js";
import type { PlanScene } from "./plan-scene.js";
import type { ProposalOrder } from "./proposal-worker.js";

const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

/** Saves the proposal (论证表) of the plan that is shown.
 * @param log decisions about it
 * @returns the file's name
 * @throws Error where there is no plan, or the worker does not start */
export async function takeProposal(
  { ground, run, language, words, nameOf, compoundName }: PlanScene,
  log: readonly Decision[],
  synthetic: boolean,
  format: ProposalOrder["format"],
): Promise<string> {
  const { plan, shaken } = run;
  if (!plan) throw new Error("dashboard: no plan to take");
  const { result, details } = plan;
  const share = result.lottery ? null : (shaken?.share ?? null);
  const brief = composeProposal({
    language,
    result,
    candidates: ground.candidates,
    inputs: ground.inputs,
    unitName: nameOf,
    choices: details.choices.map((choice) => ({
      ...choice,
      frequency: share && (share.get(choice.id) ?? 0),
    })),
    frequencyRuns: share ? (shaken?.runs ?? 0) : 0,
    measures: details.measures,
    prices: details.prices,
    decisions: log.map((decision) => ({
      at: decision.at,
      what: decisionText(decision, words, compoundName),
      why: decision.why,
    })),
    synthetic,
  });
  const order: ProposalOrder = {
    brief,
    format,
    day: result.ground.as_of,
    about: words.aboutSheet,
  };
  const worker = new Worker(new URL("./proposal-worker.js", import.meta.url), { type: "module" });
  const bytes = await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) =>
      resolve(data),
    );
    worker.addEventListener("error", ({ message }) =>
      reject(new Error(`dashboard: proposal worker: ${message}`)),
    );
    worker.postMessage(order, { transfer: [] });
  }).finally(() => worker.terminate());
  const file = fileName(
    [words.proposal, result.scenario.name, result.ground.warehouse.slice(0, 4)],
    format,
  );
  saveFile(file, types[format], bytes);
  return file;
}
