const digits = "零一二三四五六七八九";

/** 1 to 9,999 in Chinese numerals: 三百二十, 一千零五. */
export function chineseNumeral(value: number): string {
  let text = "";
  let gap = false;
  for (const [unit, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    if (gap) text += "零";
    gap = false;
    text += digits[digit]! + name;
  }
  return text.replace(/^一十/, "十") || "零";
}

/** Digit by digit: 二〇二一. */
export const chineseDigits = (value: number): string =>
  [...String(value)].map((digit) => "〇一二三四五六七八九"[Number(digit)]).join("");

/** ASCII letters, digits and marks as full-width ones. */
export const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
