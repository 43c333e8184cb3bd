import type { ReactElement, ReactNode } from "react";

/** Kind of a compound: old is a circle, managed a square, unknown a grey circle, as on the map. */
export type CompoundGlyphKind = "old" | "managed" | "unknown";

/** State of a demonstration site: filled, half or hollow diamond. */
export type SiteGlyphStatus = "accepted" | "building" | "planned";

interface GlyphProps {
  /** Side of the drawing in px; 14 unless told. */
  readonly size?: number;
  /** Accessible name; without one the glyph is decoration beside a word. */
  readonly label?: string;
}

/** A diamond path of half diagonal `radius` about the origin. */
const diamond = (radius: number): string => `M0,${-radius}L${radius},0L0,${radius}L${-radius},0Z`;

/** Demonstration site ◆: filled with a tick 已验收, left half filled 建设中, hollow and dashed 计划. */
export function SiteGlyph({
  status,
  size = 14,
  label,
}: GlyphProps & { readonly status: SiteGlyphStatus }): ReactElement {
  const radius = size * 0.42;
  const outline = diamond(radius);
  return (
    <GlyphFrame size={size} label={label} name={`site-${status}`}>
      {status === "accepted" && (
        <path d={outline} fill="var(--site)" stroke="var(--surface)" strokeWidth=".9" />
      )}
      {status === "accepted" && size >= 18 && (
        <path
          d={`M${-0.36 * radius},${0.02 * radius}l${0.26 * radius},${0.28 * radius}l${0.46 * radius},${-0.54 * radius}`}
          fill="none"
          stroke="var(--surface)"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {status === "building" && (
        <>
          <path d={outline} fill="var(--surface)" stroke="var(--site)" strokeWidth="1.4" />
          <path d={`M0,${-radius}L${-radius},0L0,${radius}Z`} fill="var(--site)" />
        </>
      )}
      {status === "planned" && (
        <path
          d={outline}
          fill="var(--surface)"
          stroke="var(--site)"
          strokeWidth="1.2"
          strokeDasharray="1.9 1.5"
        />
      )}
    </GlyphFrame>
  );
}

const hues = { old: "var(--old)", managed: "var(--managed)", unknown: "var(--ink-3)" } as const;

/** Compound: ● old, ■ managed, grey ● unknown; solid where consulted in the window, hollow where not. */
export function CompoundGlyph({
  kind,
  consulted,
  size = 14,
  label,
}: GlyphProps & { readonly kind: CompoundGlyphKind; readonly consulted: boolean }): ReactElement {
  const radius = size * 0.36;
  const paint = consulted
    ? { fill: hues[kind] }
    : { fill: "var(--surface)", stroke: hues[kind], strokeWidth: 1.6 };
  return (
    <GlyphFrame size={size} label={label} name={`${kind}-${consulted ? "consulted" : "gap"}`}>
      {kind !== "managed" && <circle r={radius} {...paint} />}
      {kind === "managed" && (
        <rect x={-radius} y={-radius} width={2 * radius} height={2 * radius} {...paint} />
      )}
    </GlyphFrame>
  );
}

function GlyphFrame({
  size,
  label,
  name,
  children,
}: {
  readonly size: number;
  readonly label: string | undefined;
  readonly name: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <svg
      className="ac-glyph"
      width={size}
      height={size}
      viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}
      data-glyph={name}
      focusable="false"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {children}
    </svg>
  );
}
