import { SaxesParser } from "saxes";
import { type Deadline, noDeadline } from "./deadline.js";

/** Attributes of an element by local name. */
export type Attributes = Readonly<Record<string, string>>;

/** What a reader of XML wants to hear; names come without their prefix. */
export interface XmlListener {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const chunkBytes = 1 << 20;
const bare = (name: string): string => {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
};

/** Streams XML bytes (UTF-8, or UTF-16 with a mark) through a listener; nothing but the listener's own state is kept.
 * @throws Error where it is not well formed, LimitExceeded when the deadline has passed */
export function parseXml(
  bytes: Uint8Array | undefined,
  listener: XmlListener,
  deadline: Deadline = noDeadline,
): void {
  if (bytes === undefined || bytes.length === 0) return;
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => listener.open(bare(tag.name), tag.attributes as Attributes));
  if (listener.close) {
    const { close } = listener;
    parser.on("closetag", (tag) => close(bare(tag.name)));
  }
  if (listener.text) {
    parser.on("text", listener.text);
    parser.on("cdata", listener.text);
  }
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  const decoder = new TextDecoder(wide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8");
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    deadline();
    parser.write(decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true }));
  }
  parser.close();
}
