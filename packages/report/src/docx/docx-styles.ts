import type { Language } from "@atlas/schema";
import { namespaces } from "./docx-parts.js";

interface Style {
  readonly id: string;
  readonly name: string;
  /** Half points. */
  readonly size: number;
  readonly colour?: string;
  readonly isBold?: boolean;
  readonly isSerif?: boolean;
  /** Twips before and after. */
  readonly space: readonly [number, number];
  readonly outline?: number;
  readonly keepNext?: boolean;
}

const fonts = (isSerif: boolean): string =>
  isSerif
    ? '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="SimSun" w:cs="Times New Roman"/>'
    : '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>';

/** Paragraph styles of the brief; a person changes the look of all of them in Word's list of styles. */
const paragraphStyles: readonly Style[] = [
  { id: "Title", name: "Title", size: 36, isBold: true, isSerif: true, space: [120, 80] },
  { id: "Subtitle", name: "Subtitle", size: 18, colour: "65686D", space: [0, 160] },
  {
    id: "Heading1",
    name: "heading 1",
    size: 24,
    isBold: true,
    space: [240, 40],
    outline: 0,
    keepNext: true,
  },
  { id: "Lead", name: "Lead", size: 19, isBold: true, space: [120, 40], keepNext: true },
  { id: "Caption", name: "caption", size: 16, colour: "65686D", space: [0, 80], keepNext: true },
  { id: "Note", name: "Note", size: 16, colour: "65686D", space: [40, 80] },
  { id: "ListParagraph", name: "List Paragraph", size: 19, space: [20, 20] },
  { id: "Cell", name: "Cell", size: 17, space: [10, 10] },
  { id: "CellHead", name: "Cell Head", size: 16, colour: "65686D", space: [10, 10] },
  { id: "CardName", name: "Card Name", size: 18, colour: "43464B", space: [40, 0] },
  { id: "CardValue", name: "Card Value", size: 32, isBold: true, space: [0, 0] },
  { id: "CardLine", name: "Card Line", size: 15, colour: "65686D", space: [0, 20] },
  { id: "Header", name: "header", size: 16, colour: "6B3FA0", isBold: true, space: [0, 0] },
  { id: "Footer", name: "footer", size: 16, colour: "65686D", space: [0, 0] },
];

/** `word/styles.xml` */
export const docxStyles = (language: Language): string =>
  `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>${fonts(false)}<w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="${language === "zh" ? "zh-CN" : "en-US"}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${paragraphStyles.map(style).join("")}</w:styles>`;

const style = ({
  id,
  name,
  size,
  colour,
  isBold = false,
  isSerif = false,
  space: [before, after],
  outline,
  keepNext = false,
}: Style): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${keepNext ? "<w:keepNext/>" : ""}<w:spacing w:before="${before}" w:after="${after}"/>${outline === undefined ? "" : `<w:outlineLvl w:val="${outline}"/>`}</w:pPr><w:rPr>${isSerif ? fonts(true) : ""}${isBold ? "<w:b/>" : ""}${colour === undefined ? "" : `<w:color w:val="${colour}"/>`}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
