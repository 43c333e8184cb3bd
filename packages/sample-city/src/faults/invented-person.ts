import type { Random } from "../random.js";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A mobile number in the form of one, from a block of zeros; it belongs to nobody that this program knows. */
export const inventedPhone = (random: Random): string =>
  `1300000${String(random.integer(0, 9999)).padStart(4, "0")}`;

/** An identity number in the form of one, with its check digit: of a code that is issued to no person (a whole city's) and of the year 1900. */
export function inventedIdentity(random: Random): string {
  const digits = `51010019000101${String(random.integer(0, 999)).padStart(3, "0")}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * weights[i]!, 0);
  return digits + "10X98765432"[sum % 11];
}

/** 张某: a surname and nothing more. */
export const inventedContact = (random: Random): string =>
  `${random.pick([..."赵钱孙李周吴郑王"])}某`;
