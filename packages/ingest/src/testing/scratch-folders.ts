import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Makes empty folders that are gone when the file's tests are done; called once, at the top of a file. */
export function scratchFolders(): () => string {
  const folders: string[] = [];
  afterAll(() => folders.forEach((made) => rmSync(made, { recursive: true, force: true })));
  return () => {
    const made = mkdtempSync(join(tmpdir(), "atlas-"));
    folders.push(made);
    return made;
  };
}
