import type { Bilingual, Language } from "@atlas/schema";
import { createContext, useContext } from "react";
import type { Dictionary } from "./dictionary.js";
import { en } from "./en.js";
import { spacedDictionary } from "./spacing.js";
import { zh } from "./zh.js";

const supportsAutospace = (): boolean =>
  typeof CSS !== "undefined" && CSS.supports("text-autospace", "normal");

let spacedZh: Dictionary | null = null;

/** The words of a language; where the browser does not space Chinese and digits itself, thin spaces stand in them. */
export function dictionaryOf(language: Language): Dictionary {
  if (language === "en") return en;
  if (supportsAutospace()) return zh;
  return (spacedZh ??= spacedDictionary(zh));
}

const LanguageContext = createContext<Language>("zh");

/** Gives the language to everything below. */
export const LanguageProvider = LanguageContext.Provider;

/** The language of the page. */
export const useLanguage = (): Language => useContext(LanguageContext);

/** The words of the page. */
export const useText = (): Dictionary => dictionaryOf(useLanguage());

/** A label that a definition carries in both languages. */
export const inLanguage = (text: Bilingual, language: Language): string => text[language];
