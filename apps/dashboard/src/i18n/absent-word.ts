import type { FigureFlag } from "@atlas/metrics";
import type { Messages } from "./messages.js";

/** Why a figure has no value, in a word. */
export const absentWord = (flag: FigureFlag, words: Messages): string =>
  flag === "not_reported" ? words.missing : flag === "suppressed" ? words.suppressed : words.thin;
