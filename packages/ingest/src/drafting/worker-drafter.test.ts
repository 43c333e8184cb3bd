import { readManifest } from "@atlas/warehouse/node";
import { describe, expect, test } from "vitest";
import { ingestReturns } from "../ingest-returns.js";
import { testInputs } from "../testing/sample-returns.js";
import { scratchFolders } from "../testing/scratch-folders.js";
import { smallReturns, textReturn } from "../testing/small-returns.js";
import { unpackDraft } from "./packed-draft.js";
import { workerDrafter } from "./worker-drafter.js";

const folder = scratchFolders();
const materials = { reference: {}, statutory: "{}", decisions: "" };
const code = new URL("../testing/hanging-worker.ts", import.meta.url);
const file = (name: string) => ({ name, sha256: name, bytes: new Uint8Array([1]) });

describe("a file that its reader never ends", () => {
  test("is rejected by name, and the files before and after it are drafted", async () => {
    const drafter = workerDrafter(materials, { workers: 2, secondsOf: () => 6, code });
    const names = ["a", "hang", "b", "c", "die", "d"];
    const drafts = await Promise.all(names.map((name) => drafter.draft(file(name), {})));
    await drafter.close();
    expect(drafts.map(({ sha256 }) => sha256)).toEqual(names);
    const reasons = [drafts[1]!, drafts[4]!].map(
      ({ bytes }) => unpackDraft(bytes).reading.rejection,
    );
    expect(reasons[0]).toEqual({
      code: "limit_exceeded",
      parameters: { limit: "seconds of reading", raw: "6" },
    });
    expect(reasons[1]).toMatchObject({ code: "file_unreadable" });
    for (const i of [0, 2, 3, 5]) expect(drafts[i]!.bytes).toEqual(new Uint8Array([1]));
  });

  test("does not hold up the end", async () => {
    const drafter = workerDrafter(materials, { workers: 1, secondsOf: () => 600, code });
    const drafted = drafter.draft(file("hang"), {});
    drafted.catch(() => undefined);
    // The worker is at it by now.
    await new Promise((wait) => setTimeout(wait, 2000));
    await drafter.close();
    await expect(drafted).rejects.toThrow("ended");
  });
});

test("workers give the same version as this thread, byte for byte", async () => {
  const copies = Array.from({ length: 14 }, (_, i) =>
    textReturn(
      `金牛区_协商议事台账_${2018 + Math.floor(i / 4)}Q${(i % 4) + 1}_20230101.csv`,
      `编号,小区名称,街道,社区,议题,议题类别,建组织,协商结果\nB${i},翠园,驷马桥街道,工人村社区,绿化,绿化空间,2022-04-0${(i % 9) + 1},进行中\n`,
    ),
  );
  const files = [...smallReturns, ...copies];
  const versions: unknown[] = [];
  for (const workers of [0, 1, 3]) {
    const root = folder();
    await ingestReturns({
      root,
      files,
      ...testInputs,
      ...(workers > 0 && {
        drafter: (given: Parameters<typeof workerDrafter>[0]) => workerDrafter(given, { workers }),
      }),
    });
    const { version, tables } = readManifest(root).manifest;
    versions.push({ version, tables });
  }
  expect(versions[1]).toEqual(versions[0]);
  expect(versions[2]).toEqual(versions[0]);
});
