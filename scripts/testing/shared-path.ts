import { join } from "node:path";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where what several test files use is made once a run: the command, the page, warehouses. */
    readonly sharedFolder: string;
  }
}

/** A path in the folder of the run. */
export const sharedPath = (name: string): string => join(inject("sharedFolder"), name);
