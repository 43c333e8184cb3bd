const marks = new Set(
  "同上 同前 同上行 同上一行 同上格 (同上) \uff08同上\uff09 〃 ″ \u201d 々 ditto".split(" "),
);

/** Whether a cell says that it repeats the cell above it. */
export const isDitto = (text: string): boolean => text.length <= 8 && marks.has(text.trim());
