import { formatCount } from "@atlas/charts/plain";
import type { BriefSection } from "../brief/brief.js";
import type { Scope } from "./scope.js";
import { countsText } from "./value-text.js";

/** Demonstration sites against the plan, by state and batch. */
export function sitesSection({ input, words, book }: Scope): BriefSection {
  const { division_id: id } = input.unit;
  const { period } = input;
  const whole = book.find("pilot_progress", null, id, period);
  const count = (part: string): number =>
    book.find("pilot_progress", part, id, period)?.numerator ?? 0;
  const [accepted, building, planned] = [
    count("status=accepted"),
    count("status=building"),
    count("status=planned"),
  ];
  const total = whole?.denominator ?? null;
  const sites = whole?.numerator ?? 0;
  const batches = book.parts("pilot_progress", "batch=", id, period);
  return {
    id: "sites",
    title: words.sites(formatCount(sites), total === null ? null : formatCount(total)),
    caption: words.sitesCaption,
    width: "half",
    blocks: [
      {
        kind: "table",
        columns: [
          { label: "", align: "left", width: 0.2 },
          { label: "", align: "left", width: 0.6 },
          { label: "", align: "right", width: 0.2 },
        ],
        rows: [
          [
            { text: words.columns.sites },
            {
              text: "",
              mark: { kind: "sites", accepted, building, planned, total: total ?? sites },
            },
            { text: countsText(whole) ?? formatCount(0) },
          ],
        ],
        note: [
          words.sitesBy(formatCount(accepted), formatCount(building), formatCount(planned)),
          ...batches.map((row) =>
            words.batch(row.part!.slice("batch=".length), formatCount(row.numerator)),
          ),
          ...(count("nominated") === 0 ? [] : [words.nominated(formatCount(count("nominated")))]),
        ].join(words.semicolon),
      },
    ],
  };
}
