import table from "../../../../data/characters/simplified.json" with { type: "json" };

const simplified = new Map([...table.traditional].map((sign, i) => [sign, table.simplified[i]!]));

/** Folds what never tells two names apart: width (NFKC), case, traditional characters and 邨, kinds of dashes and brackets, white space.
 * 紅楓嶺（Ⅱ 期） → 红枫岭(ii期) */
export function foldText(raw: string): string {
  let text = "";
  for (const sign of raw.normalize("NFKC").toLowerCase())
    text += sign > "\u4dff" ? (simplified.get(sign) ?? sign) : sign;
  return text
    .replaceAll("邨", "村")
    .replace(/[\s\u200b\ufeff]+/g, "")
    .replace(/[–—―−~～至](?=\d)/g, "-")
    .replace(/[【[〔「{]/g, "(")
    .replace(/[】\]〕」}]/g, ")");
}
