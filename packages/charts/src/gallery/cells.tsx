import type { ReactElement } from "react";
import { SiteCells } from "../kpi/site-cells.js";
import type { SiteCellStatus, SiteGroup } from "../kpi/site-groups.js";
import { type UnitCell, UnitStrip } from "../kpi/unit-strip.js";

const cells = (count: number, status: SiteCellStatus) =>
  Array.from({ length: count }, () => status);
const groups: readonly SiteGroup[] = [
  {
    key: "1",
    label: "2021",
    note: "验收",
    cells: [...cells(18, "accepted"), ...cells(2, "building")],
  },
  { key: "2", label: "2022", note: "建设", cells: cells(20, "building") },
  { key: "nominated", label: "提名", cells: cells(60, "planned") },
];
const state = (i: number): UnitCell["state"] =>
  i === 15 ? "missing" : i === 7 ? "partial" : "reported";
const units = Array.from({ length: 23 }, (_, i) => ({
  id: `u${i}`,
  name: `区 ${i + 1}`,
  state: state(i),
}));

export function CellsExample(): ReactElement {
  return (
    <div style={{ display: "grid", gap: 16 }}>
      <SiteCells groups={groups} label="已验收 18，建设中 22，计划 60" />
      <UnitStrip units={units} label="23 个区市县中 21 个报齐" />
    </div>
  );
}
