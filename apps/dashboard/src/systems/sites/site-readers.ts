import { siteRecords } from "@atlas/metrics";
import { oncePerSource } from "../../data/once-per-source.js";
import { placeOf } from "../parts/case-key.js";

const kept = 40;

/** What reads the sites of a division, by a place key. */
export const siteReaders = oncePerSource((source) =>
  source.reader("places sites", kept, (database, key) => siteRecords(database, placeOf(key))),
);
