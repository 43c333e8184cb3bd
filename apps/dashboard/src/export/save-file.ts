/** Long enough for the slowest browser to have begun reading. */
const keptMs = 60_000;

/** Saves bytes as a download; nothing leaves the page's origin. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
