import { readFileSync, readdirSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { writeSampleCity } from "@atlas/sample-city";
import type { GivenFile, IngestRequest } from "../ingest-returns.js";

const data = (path: string): string =>
  readFileSync(new URL(`../../../../data/${path}`, import.meta.url), "utf8");

/** A synthetic city in memory: its returns, and the truth beside them by path. */
export function sampleReturns(
  seed: number,
  scale: number,
  faults: number,
): { readonly returns: GivenFile[]; readonly truth: ReadonlyMap<string, string> } {
  const returns: GivenFile[] = [];
  const truth = new Map<string, string>();
  writeSampleCity(
    {
      seed,
      scale,
      faults,
      reference: { lists: data("reference/lists.csv"), elements: data("reference/elements.csv") },
    },
    (path, bytes) => {
      if (path.startsWith("returns/")) returns.push({ name: path, bytes });
      else truth.set(path, new TextDecoder().decode(bytes));
    },
  );
  return { returns, truth };
}

/** The golden city, frozen, so that its expected figures stand whatever becomes of the generator: its returns, and the truth by path. */
export function goldenCity(): ReturnType<typeof sampleReturns> {
  const path = new URL("../../../../data/golden/city.json.br", import.meta.url);
  const files = JSON.parse(brotliDecompressSync(readFileSync(path)).toString()) as Readonly<
    Record<string, string>
  >;
  const entries = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: new Uint8Array(Buffer.from(text, "latin1")),
  }));
  return {
    returns: entries.filter(({ name }) => name.startsWith("returns/")),
    truth: new Map(
      entries
        .filter(({ name }) => !name.startsWith("returns/"))
        .map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]),
    ),
  };
}

/** What every ingest of a test works with. */
export const testInputs: Pick<IngestRequest, "reference" | "boundaries" | "options" | "importer"> =
  {
    options: {},
    importer: "test",
    reference: Object.fromEntries(
      readdirSync(new URL("../../../../data/reference", import.meta.url))
        .filter((name) => name.endsWith(".csv"))
        .map((name) => [name, data(`reference/${name}`)]),
    ),
    boundaries: {
      statutory: data("boundaries/statutory.geojson"),
      district: data("boundaries/district.geojson"),
      township: data("boundaries/township.geojson"),
    },
  };
