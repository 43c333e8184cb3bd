import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "@atlas/warehouse/node";

/** Digests of what a version was made of. */
export interface Bases {
  /** By submission, of all that its lines in the books are made of. */
  readonly lines: ReadonlyMap<string, string>;
  /** By unit (empty for none), of what ledgers find its compounds by; null where nobody knows. */
  readonly places: ReadonlyMap<string, string> | null;
}

/** The bases of the last version, beside the warehouse, so that the next run makes only that again of which anything changed. It may be
 * deleted at any time: then all is made again. */
export interface KeptBases {
  /** Empty where nothing was kept of the version, or not as it was written. */
  readonly of: (version: string) => Bases;
  readonly put: (version: string, bases: Bases) => void;
}

/** Of a version of which nothing is known. */
export const noBases: Bases = { lines: new Map(), places: null };

const fileName = ".kept-bases.json";

interface Kept {
  readonly made: string;
  readonly version: string;
  readonly lines: Digests;
  readonly places: Digests | null;
}

type Digests = readonly (readonly [key: string, digest: string])[];

/** Opens what is kept beside a warehouse that nobody else writes.
 * @param made names what drafts are made with: code, reference tables, decisions */
export function openKeptBases(root: string, made: string): KeptBases {
  const path = join(root, fileName);
  const own = sha256(made);
  return {
    of: (version) => {
      const kept = existsSync(path) ? read(readFileSync(path, "utf8")) : null;
      if (kept?.made !== own || kept.version !== version) return noBases;
      return { lines: new Map(kept.lines), places: kept.places && new Map(kept.places) };
    },
    put: (version, { lines, places }) => {
      const text = JSON.stringify({
        made: own,
        version,
        lines: [...lines],
        places: places && [...places],
      } satisfies Kept);
      writeFileSync(`${path}.fresh`, `${sha256(text)}\n${text}`);
      renameSync(`${path}.fresh`, path);
    },
  };
}

/** Null where the text is not as it was written. */
function read(text: string): Kept | null {
  const end = text.indexOf("\n");
  const said = text.slice(end + 1);
  return text.slice(0, end) === sha256(said) ? (JSON.parse(said) as Kept) : null;
}
