import type { Language } from "@atlas/schema";

const zh = {
  title: "简报",
  audience: "版本",
  internal: "内部版",
  public: "公开版",
  print: "打印",
  close: "返回",
  composing: "正在编写简报 …",
  failed: "简报没有写成: 数据没有读出来。数据没有改动, 请返回后再试一次。",
  notes: {
    internal: "内部版: 含小样本与单个案例, 不得对外。",
    public: "公开版: 少数住户的数及能推出它们的数已隐去, 不含单个案例。",
  },
};

/** Words of the brief's page; English has each of them. */
export type BriefWords = typeof zh;

const en: BriefWords = {
  title: "Brief",
  audience: "Version",
  internal: "Internal",
  public: "Public",
  print: "Print",
  close: "Back",
  composing: "Writing the brief …",
  failed:
    "The brief was not written: the data could not be read. They are unchanged; go back and try again.",
  notes: {
    internal: "Internal: holds small numbers and single cases; not for publication.",
    public:
      "Public: counts of few households, and those that would reveal them, are hidden; no single cases.",
  },
};

/** The words of a language. */
export const briefWordsOf = (language: Language): BriefWords => (language === "zh" ? zh : en);
