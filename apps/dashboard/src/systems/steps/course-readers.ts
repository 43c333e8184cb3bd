import { stepVariants, waitingCases } from "@atlas/metrics";
import { oncePerSource } from "../../data/once-per-source.js";
import { caseQueryOf } from "../parts/case-key.js";

const kept = 60;

/** What reads the orders of steps and the cases that wait, by a case key. */
export const courseReaders = oncePerSource((source) => ({
  variants: source.reader("places variants", kept, (database, key) =>
    stepVariants(database, caseQueryOf(key)),
  ),
  waiting: source.reader("places waiting", kept, (database, key) =>
    waitingCases(database, caseQueryOf(key), source.config),
  ),
}));
