export type {
  Brief,
  BriefBlock,
  BriefCard,
  BriefCell,
  BriefColumn,
  BriefList,
  BriefParagraph,
  BriefSection,
  BriefTable,
} from "./brief/brief.js";
export type { BriefDivision, BriefInput } from "./brief/brief-input.js";
export type { Mark } from "./brief/mark.js";
export { briefQuestions } from "./compose/brief-questions.js";
export { composeBrief } from "./compose/compose-brief.js";
export { composeProposal } from "./proposal/compose-proposal.js";
export type { ProposalInput } from "./proposal/proposal-input.js";
export { briefSheets } from "./proposal/brief-sheets.js";
export { writeDocx } from "./docx/write-docx.js";
export {
  type BriefRequest,
  type BriefSource,
  type NamedDivision,
  readBrief,
} from "./read/read-brief.js";
export { renderHtml } from "./html/render-html.js";
