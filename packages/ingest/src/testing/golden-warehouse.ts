import { once } from "../../../../scripts/testing/once.js";
import { sharedPath } from "../../../../scripts/testing/shared-path.js";
import { ingestReturns } from "../ingest-returns.js";
import { goldenCity, testInputs } from "./sample-returns.js";

/** The warehouse of the golden city, made once a run of the tests. Whoever changes it copies it before. */
export async function goldenWarehouse(): Promise<string> {
  const root = sharedPath("golden-warehouse");
  await once(root, () => ingestReturns({ root, files: goldenCity().returns, ...testInputs }));
  return root;
}
