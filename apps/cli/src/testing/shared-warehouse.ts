import { once } from "../../../../scripts/testing/once.js";
import { sharedPath } from "../../../../scripts/testing/shared-path.js";
import { runAtlas } from "./run-atlas.js";

/** The warehouse of a small sample city with faults, made once a run of the tests. Whoever changes it copies it before. */
export async function sharedWarehouse(): Promise<string> {
  const warehouse = sharedPath("cli-warehouse");
  await once(warehouse, async () => {
    const city = sharedPath("cli-city");
    await runAtlas("sample", "--out", city, "--seed", "5", "--scale", "0.03");
    await runAtlas("ingest", city, "--out", warehouse);
  });
  return warehouse;
}
