import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { GivenFile } from "@atlas/ingest";
import { given } from "./paths.js";

/** A return that was found, not read yet. */
interface FoundFile {
  /** Path from the folder that was given, with `/`; the file's own name where the file was given. */
  readonly name: string;
  readonly path: string;
}

/** What was given and could not be read: it is named, and stops nothing. */
export interface UnreadFile {
  readonly file: string;
  readonly reason: string;
}

/** Told of each file or folder that could not be read. */
type OnUnread = (unread: UnreadFile) => void;

/** What lies in a folder beside returns: the truth of a sample, readmes, what programs and systems leave behind. */
const beside = /^(\.|~\$|readme|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;
const besideFolder = /^truth$/i;

/** Every file under the given paths, in canonical order; one that is no return is taken too, so that it is rejected by name.
 * `truth` beside a sample, readmes, hidden files, and what is neither file nor folder are left aside.
 * @param onUnread told of a path that is not there, a link that leads nowhere, a folder that may not be read */
export function findReturns(paths: readonly string[], onUnread: OnUnread): readonly FoundFile[] {
  return paths
    .map(given)
    .toSorted()
    .flatMap((path): readonly FoundFile[] => {
      const name = basename(path);
      switch (attempt(name, () => typeOf(path), onUnread)) {
        case "file":
          return [{ name, path }];
        case "folder":
          return filesIn(path, "", onUnread).toSorted((a, b) => (a.name < b.name ? -1 : 1));
        case "other":
          onUnread({ file: name, reason: "既非文件也非文件夹 neither a file nor a folder" });
      }
      return [];
    });
}

/** The bytes of what was found, one file after the other. */
export function* readReturns(
  found: readonly FoundFile[],
  onUnread: OnUnread,
): Generator<GivenFile> {
  for (const { name, path } of found) {
    const bytes = attempt(name, () => readFileSync(path), onUnread);
    if (bytes) yield { name, bytes };
  }
}

function filesIn(root: string, inside: string, onUnread: OnUnread): readonly FoundFile[] {
  const folder = join(root, inside);
  const entries = attempt(
    inside || basename(root),
    () => readdirSync(folder, { withFileTypes: true }),
    onUnread,
  );
  return (entries ?? []).flatMap((entry): readonly FoundFile[] => {
    if (beside.test(entry.name)) return [];
    const name = inside === "" ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory())
      return besideFolder.test(entry.name) ? [] : filesIn(root, name, onUnread);
    const path = join(folder, entry.name);
    // A link to a folder may lead back up.
    return attempt(name, () => typeOf(path), onUnread) === "file" ? [{ name, path }] : [];
  });
}

function typeOf(path: string): "file" | "folder" | "other" {
  const stat = statSync(path);
  return stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other";
}

function attempt<T>(file: string, read: () => T, onUnread: OnUnread): T | null {
  try {
    return read();
  } catch (cause) {
    onUnread({ file, reason: cause instanceof Error ? cause.message : String(cause) });
    return null;
  }
}
