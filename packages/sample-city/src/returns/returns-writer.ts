import { type Row, daysOfPeriod } from "@atlas/schema";
import { effects } from "../city/effects.js";
import type { TrueCity, TrueCompound } from "../city/true-city.js";
import { addDays } from "../days.js";
import { randomStream } from "../random.js";
import type { WriteFile } from "../write-sample-city.js";
import type { ReturnColumn } from "./column.js";
import {
  type AssessmentLine,
  type At,
  type ProjectAt,
  type ProposalAt,
  assessmentColumns,
  compoundColumns,
  consultationColumns,
  councilColumns,
  projectColumns,
  proposalColumns,
  siteColumns,
  townshipPilotColumns,
} from "./columns.js";
import { encodeCsv, encodeWorkbook } from "./encode.js";
import { type Office, makeOffices } from "./offices.js";
import { type Sheet, writeSheet } from "./sheet.js";
import { consultationSeenOn, happenedIn, proposalSeenOn, seenOn } from "./snapshot.js";
import { csvCell } from "./truth.js";

const titles = {
  compounds: "小区(院落)台账",
  consultations: "协商议事台账",
  projects: "治理项目台账",
  proposals: "社区提案台账",
  "pilot-sites": "示范点名单",
  councils: "村(居)民议事会组成",
  assessments: "协商指标评估表",
  "township-pilots": "街镇项目化试点",
} as const;
type Kind = keyof typeof titles;

interface Part {
  readonly kind: Kind;
  readonly make: (name: string, heads: readonly string[], office: Office) => Sheet;
}

/** Cells of the warehouse's core tables as the returns tell them, by true id. */
interface Truth {
  readonly compound: Map<string, TrueCompound>;
  readonly consultation: Map<string, Row<"consultation">>;
  readonly project: Map<string, Row<"project">>;
  readonly proposal: Map<string, Row<"proposal">>;
  readonly pilot_site: Map<string, Row<"pilot_site">>;
  readonly council: Map<string, Row<"council">>;
}

/** Writes each office's returns, quarter by quarter, and keeps the books of what is true. */
export class ReturnsWriter {
  readonly offices: readonly Office[];
  readonly truth: Truth = {
    compound: new Map(),
    consultation: new Map(),
    project: new Map(),
    proposal: new Map(),
    pilot_site: new Map(),
    council: new Map(),
  };
  readonly rowLines: string[] = [];
  readonly faultLines: string[] = [];
  files = 0;

  readonly #city: TrueCity;
  readonly #elements: readonly { readonly id: string; readonly zh: string }[];
  readonly #write: WriteFile;
  readonly #compoundOf: ReadonlyMap<string, TrueCompound>;
  #fileNumber = 0;

  constructor(
    city: TrueCity,
    elements: readonly { readonly id: string; readonly zh: string }[],
    faults: number,
    write: WriteFile,
  ) {
    this.#city = city;
    this.#elements = elements;
    this.#write = write;
    this.offices = makeOffices(city.seed, faults);
    const ordinals = new Map<string, number>();
    const numbered = city.compounds.map((compound) => {
      const office = this.offices.find(({ unitId }) => unitId === compound.unit_id)!;
      const ordinal = (ordinals.get(office.unitId) ?? 0) + 1;
      ordinals.set(office.unitId, ordinal);
      return office.numbers
        ? { ...compound, office_number: `${office.prefix}XQ${String(ordinal).padStart(5, "0")}` }
        : compound;
    });
    this.#compoundOf = new Map(numbered.map((compound) => [compound.compound_id, compound]));
  }

  /** Everything that one office sends from 2019 to the as-of date. */
  writeOffice(office: Office): void {
    const own = <R extends { readonly unit_id: string | null }>(rows: readonly R[]): R[] =>
      rows.filter((row) => row.unit_id === office.unitId);
    const number = <R>(rows: readonly R[], letters: string, yearOf: (row: R) => string): R[] =>
      office.numbers
        ? rows.map((row, i) => ({
            ...row,
            office_number: `${office.prefix}${letters}${yearOf(row)}-${String(i + 1).padStart(5, "0")}`,
          }))
        : [...rows];
    const consultations = number(own(this.#city.consultations), "XS", (row) =>
      row.step1_on!.slice(0, 4),
    );
    const projects = number(own(this.#city.projects), "XM", (row) => row.started_on!.slice(0, 4));
    const proposals = number(own(this.#city.proposals), "TA", (row) => row.raised_on!.slice(0, 4));
    const numberOf = new Map(consultations.map((row) => [row.consultation_id, row.office_number]));
    for (const year of effects.years) {
      this.#register(office, year);
      for (let quarter = 1; quarter <= 4; quarter += 1) {
        this.#quarter(office, `${year}Q${quarter}`, {
          consultations,
          projects,
          proposals,
          numberOf,
        });
      }
    }
    this.#occasional(office);
  }

  #register(office: Office, year: number): void {
    const declared = addDays(`${year}-11-04`, office.random.integer(0, 20));
    const compounds = [...this.#compoundOf.values()].filter(
      (compound) =>
        compound.unit_id === office.unitId &&
        (compound.firstYear === null || compound.firstYear <= year) &&
        (compound.lastYear === null || year < compound.lastYear),
    );
    for (const compound of compounds) this.truth.compound.set(compound.compound_id, compound);
    this.#send(office, String(year), declared, [
      this.#part(
        "compounds",
        "compound",
        compoundColumns(office.wordStyle),
        compounds,
        (row) => row.compound_id,
      ),
    ]);
    const councils = this.#city.councils.filter(
      (row) => row.unit_id === office.unitId && row.year === year,
    );
    for (const { year: _, ...council } of councils)
      this.truth.council.set(council.council_id, council);
    this.#send(office, String(year), declared, [
      this.#part("councils", "council", councilColumns(), councils, (row) => row.council_id),
    ]);
    if (year >= 2021) this.#assess(office, String(year), declared);
  }

  #assess(office: Office, period: string, declared: string): void {
    const lines = new Map<
      string,
      AssessmentLine & { readonly scores: Map<string, number | null> }
    >();
    for (const row of this.#city.assessments) {
      if (row.period !== period || this.#managerOf(row.unit_id) !== office.unitId) continue;
      const line = lines.get(row.unit_id) ?? {
        townshipId: row.unit_id,
        scores: new Map(),
        assessor: row.assessor,
      };
      line.scores.set(row.element_id, row.score);
      lines.set(row.unit_id, line);
    }
    this.#send(office, period, declared, [
      this.#part(
        "assessments",
        "assessment",
        assessmentColumns(this.#elements),
        [...lines.values()],
        (line) => line.townshipId,
      ),
    ]);
  }

  readonly #managers = new Map<string, string>();

  #managerOf(townshipId: string): string | null {
    if (this.#managers.size === 0) {
      for (const compound of this.#compoundOf.values())
        this.#managers.set(compound.township_id, compound.unit_id);
    }
    return this.#managers.get(townshipId) ?? null;
  }

  #quarter(
    office: Office,
    period: string,
    ledgers: {
      readonly consultations: readonly Row<"consultation">[];
      readonly projects: readonly Row<"project">[];
      readonly proposals: readonly Row<"proposal">[];
      readonly numberOf: ReadonlyMap<string, string | null>;
    },
  ): void {
    const early = (effects.earlyUnits as readonly string[]).includes(office.unitId);
    if (period === "2022Q4" && !early) return;
    if (office.unitId === effects.silentUnit && period >= effects.silentSince) return;
    const { first, last } = daysOfPeriod(period);
    const late =
      (effects.lateUnits as readonly string[]).includes(office.unitId) && office.random.chance(0.5);
    const declared =
      period === "2022Q4"
        ? addDays(last, -office.random.integer(2, 4))
        : addDays(last, late ? office.random.integer(20, 48) : office.random.integer(4, 12));
    const known = declared < last ? declared : last;
    const at = <R extends { readonly compound_id: string | null }>(row: R): At<R> => ({
      row,
      compound: this.#compoundOf.get(row.compound_id!)!,
    });
    const listed = <R extends Readonly<Record<string, unknown>>>(
      rows: readonly R[],
      begun: (row: R) => string,
      seen: (row: R) => R,
      open: (row: R) => boolean,
    ): R[] =>
      rows
        .filter((row) => begun(row) <= known)
        .map(seen)
        .filter((row) => happenedIn(row, first, known) || open(row));
    const consultations = listed(
      ledgers.consultations,
      (row) => row.step1_on!,
      (row) => consultationSeenOn(row, known),
      (row) => row.outcome === "open" && row.step1_on! >= addDays(first, -400),
    );
    const projects = listed(
      ledgers.projects,
      (row) => row.started_on!,
      (row) => seenOn(row, known),
      () => false,
    );
    const proposals = listed(
      ledgers.proposals,
      (row) => row.raised_on!,
      (row) => proposalSeenOn(row, known),
      () => false,
    );
    for (const row of consultations) this.truth.consultation.set(row.consultation_id, row);
    for (const row of projects) this.truth.project.set(row.project_id, row);
    for (const row of proposals) this.truth.proposal.set(row.proposal_id, row);
    const withNumber = <
      R extends { readonly consultation_id: string | null; readonly compound_id: string | null },
    >(
      row: R,
    ) => ({
      ...at(row),
      consultationNumber:
        row.consultation_id === null ? null : (ledgers.numberOf.get(row.consultation_id) ?? null),
    });
    const ledger = (rows: readonly Row<"consultation">[]): Part =>
      this.#part(
        "consultations",
        "consultation",
        consultationColumns(office.wordStyle),
        rows.map(at),
        ({ row }) => row.consultation_id,
      );
    const parts = [
      ledger(consultations),
      this.#part<ProjectAt>(
        "projects",
        "project",
        projectColumns(office.wordStyle),
        projects.map(withNumber),
        ({ row }) => row.project_id,
      ),
      this.#part<ProposalAt>(
        "proposals",
        "proposal",
        proposalColumns(office.wordStyle),
        proposals.map(withNumber),
        ({ row }) => row.proposal_id,
      ),
    ];
    // A ledger corrected later: the first version lacks some cases.
    if (office.style.faults > 0 && period < "2022Q4" && office.random.chance(0.06)) {
      const draft = consultations.filter((_, i) => i % 17 !== 3);
      this.#send(office, period, declared, [ledger(draft)]);
      this.#send(office, period, addDays(declared, office.random.integer(15, 40)), parts);
    } else {
      this.#send(office, period, declared, parts);
    }
  }

  #occasional(office: Office): void {
    const at = (row: Row<"pilot_site">): At<Row<"pilot_site">> => ({
      row,
      compound: this.#compoundOf.get(row.compound_id!)!,
    });
    const own = this.#city.sites.filter((site) => site.unit_id === office.unitId);
    for (const site of own) this.truth.pilot_site.set(site.site_id, site);
    const sites = (rows: readonly Row<"pilot_site">[]): Part =>
      this.#part(
        "pilot-sites",
        "pilot_site",
        siteColumns(office.wordStyle),
        rows.map(at),
        ({ row }) => row.site_id,
      );
    const first = own.filter((site) => site.batch === 1);
    if (first.length > 0) {
      const asChosen = first.map((site) => ({ ...seenOn(site, "2021-06-30"), status: "building" }));
      this.#send(office, "2021Q2", "2021-07-06", [sites(asChosen)]);
    }
    if (own.length > 0) this.#send(office, "2022Q3", "2022-10-09", [sites(own)]);
    const pilots = this.#city.townshipPilots.filter((pilot) => pilot.unit_id === office.unitId);
    if (pilots.length > 0) {
      this.#send(office, "2021Q4", "2022-01-08", [
        this.#part(
          "township-pilots",
          "township_pilot",
          townshipPilotColumns(office.wordStyle),
          pilots,
          (row) => row.township_id,
        ),
      ]);
    }
  }

  #part<R>(
    kind: Kind,
    table: string,
    columns: readonly ReturnColumn<R>[],
    rows: readonly R[],
    id: (row: R) => string,
  ): Part {
    return {
      kind,
      make: (name, heads, office) => {
        const random = randomStream(
          this.#city.seed,
          "sheet",
          office.unitId,
          this.#fileNumber,
          kind,
        );
        return writeSheet(name, table, heads, columns, rows, id, { ...office.style, random });
      },
    };
  }

  #send(office: Office, period: string, declared: string, parts: readonly Part[]): void {
    const received = addDays(declared, office.random.integer(0, 2));
    const words =
      period.length === 4
        ? `${period}年`
        : `${period.slice(0, 4)}年第${"一二三四"[Number(period[5]) - 1]}季度`;
    const heads = (kind: Kind): readonly string[] =>
      office.titled
        ? [
            `${office.name}${titles[kind]}(${words})`,
            `填报单位:${office.name}    报送期:${words}    填报日期:${declared}    报送日期:${received}    合成示例数据`,
          ]
        : [];
    const stem = (title: string): string =>
      `合成示例_${office.name}_${title}_${period}_${declared.replaceAll("-", "")}`;
    if (office.format === "xlsx") {
      this.#fileNumber += 1;
      const sheets = parts.map((part) =>
        part.make(titles[part.kind].replace(/[()]/g, ""), heads(part.kind), office),
      );
      const title = parts.length === 1 ? titles[parts[0]!.kind] : "季度台账";
      this.#file(
        office,
        `${stem(title)}.xlsx`,
        encodeWorkbook(sheets, office.random.chance(0.1)),
        sheets,
      );
      return;
    }
    for (const part of parts) {
      this.#fileNumber += 1;
      const sheet = part.make("", heads(part.kind), office);
      this.#file(office, `${stem(titles[part.kind])}.csv`, encodeCsv(sheet, office.encoding), [
        sheet,
      ]);
    }
  }

  #file(office: Office, name: string, bytes: Uint8Array, sheets: readonly Sheet[]): void {
    const path = `returns/${office.name}/${name}`;
    this.#write(path, bytes);
    this.files += 1;
    for (const sheet of sheets) {
      const where = `${csvCell(path)},${csvCell(sheet.name)}`;
      for (const row of sheet.rows)
        this.rowLines.push(`${where},${row.row},${row.table},${row.trueId}`);
      for (const f of sheet.faults) {
        this.faultLines.push(
          `${where},${f.row ?? ""},${csvCell(f.column)},${f.fault},${f.detectable},${csvCell(f.trueValue)}`,
        );
      }
    }
    // Some files come twice under another name.
    if (office.style.faults > 0 && office.random.chance(0.02)) {
      this.#write(path.replace(/\.(xlsx|csv)$/, "(再次报送).$1"), bytes);
      this.files += 1;
    }
  }
}
