import { type Deadline, noDeadline } from "./deadline.js";
import type { TextSheet } from "./file-reading.js";
import { parseXml } from "./parse-xml.js";
import { sheetRows } from "./xlsx-sheet.js";
import { numberStyles } from "./xlsx-styles.js";
import { LimitExceeded, readLimits, unzipParts } from "./zip-parts.js";

/** A workbook as text. */
export interface Workbook {
  readonly sheets: readonly TextSheet[];
  readonly dateSystem: "1900" | "1904";
}

/** Reads every sheet of an .xlsx, hidden ones too, as text: numbers in their shortest form, dated numbers as ISO dates by the
 * workbook's own date system, percentages with their sign, failed formulas as `#REF!`, formulas without a stored value as
 * `=…`. Cells merged downwards repeat their text.
 * @throws LimitExceeded, or Error when the bytes are no workbook */
export function readXlsx(bytes: Uint8Array, deadline: Deadline = noDeadline): Workbook {
  const parts = unzipParts(bytes, (name) => /\.(xml|rels)$/i.test(name));
  const root = relationships(parts.get("_rels/.rels"), "");
  const path =
    [...root.values()].find((target) => /(^|\/)workbook\.xml$/.test(target)) ?? "xl/workbook.xml";
  const workbook = parts.get(path);
  if (workbook === undefined) throw new Error("no workbook inside");
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const targets = relationships(
    parts.get(`${folder}_rels/${path.slice(folder.length)}.rels`),
    folder,
  );
  const { listed, date1904 } = sheetList(workbook);
  if (listed.length > readLimits.sheets) throw new LimitExceeded("sheets", String(listed.length));
  const shared = {
    strings: sharedStrings(parts.get(`${folder}sharedStrings.xml`), deadline),
    styles: numberStyles(parts.get(`${folder}styles.xml`)),
    date1904,
  };
  const sheets = listed.flatMap(({ name, hidden, relation }): TextSheet[] => {
    const content = parts.get(targets.get(relation) ?? "");
    if (content === undefined) return [];
    return [{ name, hidden, keys: null, titles: "", ...sheetRows(content, shared, deadline) }];
  });
  return { sheets, dateSystem: date1904 ? "1904" : "1900" };
}

/** Relation id → path of the part inside the zip. */
function relationships(bytes: Uint8Array | undefined, folder: string): Map<string, string> {
  const targets = new Map<string, string>();
  parseXml(bytes, {
    open: (name, { Id: id, Target: target }) => {
      if (name !== "Relationship" || id === undefined || target === undefined) return;
      targets.set(
        id,
        target.startsWith("/") ? target.slice(1) : folder + target.replace(/^\.\//, ""),
      );
    },
  });
  return targets;
}

function sheetList(workbook: Uint8Array) {
  const listed: { name: string; hidden: boolean; relation: string }[] = [];
  let date1904 = false;
  parseXml(workbook, {
    open: (name, attributes) => {
      if (name === "workbookPr") date1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      listed.push({
        name: attributes["name"] ?? "",
        hidden: (attributes["state"] ?? "visible") !== "visible",
        relation: relation ?? "",
      });
    },
  });
  return { listed, date1904 };
}

function sharedStrings(bytes: Uint8Array | undefined, deadline: Deadline): string[] {
  const strings: string[] = [];
  let current = "";
  let reading = false;
  let phonetic = false;
  parseXml(
    bytes,
    {
      open: (name) => {
        if (name === "si") current = "";
        else if (name === "rPh") phonetic = true;
        else if (name === "t") reading = !phonetic;
      },
      close: (name) => {
        if (name === "si") strings.push(current);
        else if (name === "rPh") phonetic = false;
        else if (name === "t") reading = false;
      },
      text: (text) => {
        if (reading) current += text;
      },
    },
    deadline,
  );
  return strings;
}
