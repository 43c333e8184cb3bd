import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path under the root. */
export const fromRoot = (...parts: readonly string[]): string => join(root, ...parts);
