import { existsSync, mkdirSync, writeFileSync } from "node:fs";

const pollMs = 200;
const longestMs = 280_000;

/** Does a thing once a run, whichever of the test files that go side by side comes first; the others wait until it is done.
 * @param marker path under which it is noted
 * @throws Error where it is not done in time, or failed elsewhere */
export async function once(marker: string, make: () => Promise<unknown>): Promise<void> {
  try {
    mkdirSync(`${marker}.begun`);
  } catch {
    for (let waited = 0; !existsSync(`${marker}.done`); waited += pollMs) {
      if (waited > longestMs || existsSync(`${marker}.failed`))
        throw new Error(`${marker} was begun elsewhere and failed or is not done`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
    return;
  }
  try {
    await make();
  } catch (cause) {
    writeFileSync(`${marker}.failed`, "");
    throw cause;
  }
  writeFileSync(`${marker}.done`, "");
}
