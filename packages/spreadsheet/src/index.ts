export {
  type ColumnChoices,
  type WorkbookSheet,
  longestCellText,
  writeWorkbook,
} from "./write-workbook.js";
