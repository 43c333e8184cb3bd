import { createHash, hash } from "node:crypto";
import { readFileSync } from "node:fs";

/** SHA-256 of a text or of bytes, lower-case hex. */
export const sha256 = (content: string | Uint8Array): string =>
  typeof content === "string"
    ? hash("sha256", content)
    : createHash("sha256").update(content).digest("hex");

/** SHA-256 of a file. */
export const sha256OfFile = (path: string): string => sha256(readFileSync(path));
