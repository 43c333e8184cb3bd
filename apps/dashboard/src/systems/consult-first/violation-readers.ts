import { violations } from "@atlas/metrics";
import { oncePerSource } from "../../data/once-per-source.js";
import { caseQueryOf } from "../parts/case-key.js";

const kept = 30;

/** What reads the violations of a window, place and kind, by a case key. */
export const violationReaders = oncePerSource((source) =>
  source.reader("places violations", kept, (database, key) => {
    const { window, within, kind } = caseQueryOf(key);
    return violations(database, window, within, source.config, kind);
  }),
);
