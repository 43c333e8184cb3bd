import type { Agreement } from "./cluster-agreement.js";
import { groupFindings } from "./group-findings.js";
import type { Score } from "./make-score.js";
import { type CellClass, lenientShare, strictShare } from "./cell-class.js";
import { scoredTables } from "./score-input.js";

const percent = (share: number | null): string =>
  share === null ? "–" : `${(share * 100).toFixed(3)} %`;
const notListed: ReadonlySet<CellClass> = new Set(["blank", "excused", "not_reported"]);

/** The report as text: targets first, then what misses them with places, most frequent first. */
export function printScore(score: Score, examplesEach: number): string {
  const lines: string[] = [];
  const say = (text: string): void => void lines.push(text);
  const { cells, faults, links, books } = score;
  const totals = cells.columns.reduce<Partial<Record<CellClass, number>>>((sum, { counts }) => {
    for (const [name, n] of Object.entries(counts) as [CellClass, number][])
      sum[name] = (sum[name] ?? 0) + n;
    return sum;
  }, {});
  say(
    `cells right        ${percent(strictShare(totals))} strictly: the value, or null under the issue for its fault`,
  );
  say(
    `cells not wrong    ${percent(lenientShare(totals))} where a coarser date and a null under any issue pass too`,
  );
  say(`cells by class     ${JSON.stringify(totals)}`);
  say(
    `silent faults      ${faults.silent.length} of ${[...faults.kinds.values()].reduce((sum, { planted }) => sum + planted, 0)}  (target 0)`,
  );
  const due = [...faults.kinds.values()].reduce((sum, kind) => sum + kind.due, 0);
  const told = [...faults.kinds.values()].reduce((sum, kind) => sum + kind.told, 0);
  say(`faults told        ${told} of ${due} by the issue that is theirs`);
  say(`linkage, register  ${agreement(links.register)}  (target F1 0.97, B³ 0.98)`);
  say(`linkage, all rows  ${agreement(links.everything)}`);
  const hard = links.wrongMerges.filter((merge) => merge.hard);
  say(
    `wrong auto merges  ${links.wrongMerges.length}, across house number or phase ${hard.length}  (target 0)`,
  );
  say(`splits             ${links.splits.length}`);
  say(`event rows         ${JSON.stringify(links.events)}  zones ${JSON.stringify(links.zones)}`);
  say(`sites              truth ${books.sites.truth}; warehouse ${books.sites.stored}`);
  say(
    `crs of files       right ${books.crs.right}, ambiguous ${books.crs.ambiguous}, wrong ${books.crs.wrong.length}, not found ${books.crs.unknown}`,
  );
  say(`conservation       ${books.conservation.length} differences  (target 0)`);
  say(
    `data rows          ${JSON.stringify(books.states)}, taken though not data ${books.phantoms.length}`,
  );
  say("\ntable               truth   warehouse  missing");
  for (const table of scoredTables) {
    const missing = cells.missing.filter((one) => one.table === table).length;
    const { truth, stored } = score.counts[table]!;
    say(
      `${table.padEnd(18)}${String(truth).padStart(7)}${String(stored).padStart(12)}${String(missing).padStart(9)}`,
    );
  }
  say("\ncolumns below 99.9 %, strictly");
  for (const { table, column, counts } of cells.columns) {
    const share = strictShare(counts);
    if (share !== null && share < 0.999)
      say(
        `  ${`${table}.${column}`.padEnd(38)}${percent(share).padStart(10)}  ${JSON.stringify(counts)}`,
      );
  }
  const list = (title: string, items: readonly string[]): void => {
    if (items.length === 0) return;
    say(`\n${title}: ${items.length}`);
    for (const item of items.slice(0, examplesEach * 10)) say(`  ${item}`);
  };
  say("\ncells that are not right, by cause");
  const findings = cells.findings.filter((one) => !notListed.has(one.class));
  for (const { cause, n, examples } of groupFindings(findings, examplesEach)) {
    say(`  ${String(n).padStart(5)}  ${cause}`);
    for (const example of examples) say(`           ${example}`);
  }
  say("\nsilent faults, by kind");
  for (const [name, { planted, silent }] of [...faults.kinds].sort(
    (a, b) => b[1].silent - a[1].silent,
  )) {
    if (silent === 0) continue;
    say(`  ${String(silent).padStart(5)} of ${planted}  ${name}`);
    for (const one of faults.silent.filter(({ fault }) => fault === name).slice(0, examplesEach))
      say(
        `           ${one.file}:${one.sheet}:${one.row} ${one.column} «${one.written}» expected ${one.expected}, got ${one.got}`,
      );
  }
  say("\nfaults not told by their own issue, by kind");
  for (const [name, kind] of [...faults.kinds].sort(
    (a, b) => b[1].due - b[1].told - (a[1].due - a[1].told),
  )) {
    if (kind.due > kind.told)
      say(`  ${String(kind.due - kind.told).padStart(5)} of ${kind.due}  ${name}`);
  }
  list(
    "missing records",
    cells.missing.map(({ table, trueId, why }) => `${table} ${trueId}: rows ${why}`),
  );
  list(
    "data rows set aside",
    books.setAside.map(({ state, n, example }) => `${n} × ${state}, as ${example}`),
  );
  list("rows taken though not data", books.phantoms);
  list(
    "wrong merges",
    links.wrongMerges.map(
      ({ compoundId, names, hard: isHard, features }) =>
        `${isHard ? "HARD " : ""}${compoundId}: ${names.join(" = ")} ${features}`,
    ),
  );
  list(
    "splits",
    links.splits.map(({ name, rows }) => `${name}: ${rows.join(" | ")}`),
  );
  list("coordinate systems wrong", books.crs.wrong);
  list("files", books.files);
  list("conservation", books.conservation);
  return `${lines.join("\n")}\n`;
}

function agreement(one: Agreement): string {
  const f = (value: number): string => value.toFixed(4);
  return `pairs P ${f(one.pairPrecision)} R ${f(one.pairRecall)} F1 ${f(one.pairF1)}; B³ P ${f(one.bCubedPrecision)} R ${f(one.bCubedRecall)} F1 ${f(one.bCubedF1)}; n ${one.items}`;
}
