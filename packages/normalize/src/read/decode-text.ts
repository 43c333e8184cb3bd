/** Decoded text with the encoding that the evidence shows. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/** Finds the encoding by evidence: byte order mark, strict UTF-8, strict GB18030 (which holds GBK). Null when none fits. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrictly(bytes, "utf-16le", "UTF-16LE");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrictly(bytes, "utf-16be", "UTF-16BE");
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return (
    decodeStrictly(bytes, "utf-8", hasMark ? "UTF-8 (BOM)" : "UTF-8") ??
    decodeStrictly(bytes, "gb18030", "GB18030")
  );
}

function decodeStrictly(bytes: Uint8Array, label: string, encoding: string): DecodedText | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // A NUL says that this is not text, whatever the bytes allow.
    return text.includes("\0") ? null : { text, encoding };
  } catch {
    return null;
  }
}
