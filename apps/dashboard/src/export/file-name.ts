/** A file's name from what it holds: parts joined by `_`, the window as `2022Q1-2022Q4`, nothing that a file system refuses. */
export const fileName = (parts: readonly string[], extension: string): string =>
  `${parts
    .map((part) =>
      part
        .replaceAll("..", "-")
        // Control characters and those that Windows refuses.
        .replace(/[\p{Cc}<>:"/\\|?*]/gu, " ")
        .replace(/\s+/g, " ")
        .trim()
        .slice(0, 60),
    )
    .filter((part) => part !== "")
    .join("_")}.${extension}`;
