import type { ReactElement } from "react";
import { CompoundGlyph, SiteGlyph } from "../glyphs/glyphs.js";
import { PatternSwatch } from "../glyphs/patterns.js";

export function GlyphsExample(): ReactElement {
  return (
    <div style={{ display: "flex", gap: 14, alignItems: "center" }}>
      <CompoundGlyph kind="old" consulted label="老旧" />
      <CompoundGlyph kind="old" consulted={false} label="老旧无协商" />
      <CompoundGlyph kind="managed" consulted label="物业" />
      <CompoundGlyph kind="managed" consulted={false} label="物业无协商" />
      <CompoundGlyph kind="unknown" consulted label="未知" />
      <SiteGlyph status="accepted" size={24} label="已验收" />
      <SiteGlyph status="building" size={24} label="建设中" />
      <SiteGlyph status="planned" size={24} label="计划" />
      <SiteGlyph status="accepted" /> <SiteGlyph status="building" /> <SiteGlyph status="planned" />
      <PatternSwatch pattern="hMiss" /> <PatternSwatch pattern="hSup" />{" "}
      <PatternSwatch pattern="hPart" />
    </div>
  );
}
