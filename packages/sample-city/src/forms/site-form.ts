import type { Row } from "@atlas/schema";
import { cell } from "./cell.js";
import { type EventOf, type Form, field, placeFields } from "./form.js";

const batches = ["第一批", "第二批"];

/** 示范点名单: cumulative, a nomination is a row without a batch. */
export const siteForm: Form<EventOf<"pilot_site">> = {
  kind: "pilot-sites",
  table: "pilot_site",
  title: "示范点名单",
  idOf: ({ row }) => row.site_id,
  townshipOf: ({ row }) => row.township_id,
  fields: [
    ...placeFields<Row<"pilot_site">>().map((place) =>
      place.name === "compound_id" ? { ...place, name: "name" } : place,
    ),
    field("batch", ({ row }) => cell.text(row.batch === null ? null : batches[row.batch - 1])),
    field("year", ({ row }) => cell.year(row.year)),
    field("status", ({ row }) => cell.code("site_status", row.status)),
    field("designated_on", ({ row }) => cell.day(row.designated_on)),
    field("accepted_on", ({ row }) => cell.day(row.accepted_on)),
    field("budget_yuan", ({ row }) => cell.money(row.budget_yuan), "资金"),
    field("funded_yuan", ({ row }) => cell.money(row.funded_yuan), "资金"),
    field(
      "point",
      ({ row }) =>
        row.lon === null || row.lat === null ? null : { kind: "point", lon: row.lon, lat: row.lat },
      "位置",
    ),
  ],
};
