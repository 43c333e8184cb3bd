import type { ProposalLevel } from "@atlas/metrics";

/** The four levels of the platform, from the lowest. */
export const levels: readonly ProposalLevel[] = ["compound", "community", "township", "district"];
