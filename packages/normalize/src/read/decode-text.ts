/** Decoded text with the encoding that the evidence shows. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/** Finds the encoding by evidence: byte order mark, the zeros of unmarked UTF-16, strict UTF-8, strict GB18030 (which
 * holds GBK). Null when none fits. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrictly(bytes, "utf-16le", "UTF-16LE");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrictly(bytes, "utf-16be", "UTF-16BE");
  const zeros = zerosAt(bytes);
  if (zeros) return decodeStrictly(bytes, zeros, zeros.toUpperCase());
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return (
    decodeStrictly(bytes, "utf-8", hasMark ? "UTF-8 (BOM)" : "UTF-8") ??
    decodeStrictly(bytes, "gb18030", "GB18030")
  );
}

/** Line breaks, commas and digits have one zero byte in UTF-16, always on the same side; other encodings have none. */
function zerosAt(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const count = [0, 0];
  const end = Math.min(bytes.length, 4096);
  for (let i = 0; i < end; i += 1) if (bytes[i] === 0) count[i % 2]! += 1;
  const [even, odd] = count as [number, number];
  if (bytes.length % 2 === 1 || even + odd < 4) return null;
  if (even === 0 || odd > even * 50) return "utf-16le";
  return odd === 0 || even > odd * 50 ? "utf-16be" : null;
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
