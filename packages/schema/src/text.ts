/** The two languages of the product; Chinese is the original. */
export type Language = "zh" | "en";

/** The same text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
