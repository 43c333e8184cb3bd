import { formatCount, formatShare } from "@atlas/charts";
import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { PlanWords } from "../i18n/plan-words.js";
import { gapText } from "./certificate-card.js";
import { type PlanBook, type SheetId, sheetIds } from "./plan-book.js";
import type { Run } from "./plan-runner.js";
import { shownName } from "./shown-name.js";

/** What of a run stands in the table; null where it is not known. */
interface Measures {
  readonly covered: number | null;
  readonly reach: number | null;
  readonly districts: string | null;
  readonly minimums: string | null;
  readonly gini: number | null;
  readonly often: number | null;
  readonly gap: number | null;
}

/** Mean share of the shaken runs that choose what is chosen. */
export function meanFrequency({ plan, shaken }: Run): number | null {
  const share = shaken?.share;
  if (!plan || !share) return null;
  const { selected } = plan.result;
  return selected.reduce((sum, id) => sum + (share.get(id) ?? 0), 0) / selected.length;
}

function measuresOf(run: Run): Measures {
  const { plan } = run;
  const measured = plan?.details.measures;
  const asked = Object.entries(run.scenario?.districts ?? {}).filter(([, { min }]) => min !== null);
  const met = plan?.result.constraints.filter(
    ({ path, value, low }) =>
      asked.some(([unit]) => path === `/districts/${unit}`) && value! >= (low ?? 0),
  ).length;
  return {
    covered: measured?.newly_covered ?? null,
    reach: measured?.reach_after ?? null,
    districts: measured ? `${measured.districts_with} / ${measured.districts}` : null,
    minimums: met === undefined || asked.length === 0 ? null : `${met} / ${asked.length}`,
    gini: measured?.gini ?? null,
    often: meanFrequency(run),
    gap: plan?.result.gap ?? null,
  };
}

/** Scenarios side by side: what each brings, against the open one, and which of them the map is compared with. */
export function CompareStrip({
  book,
  runOf,
  against,
  words,
  onOpen,
  onCopy,
  onDrop,
  onAgainst,
}: {
  readonly book: PlanBook;
  readonly runOf: (sheet: SheetId) => Run;
  /** The sheet that the map shows the difference from. */
  readonly against: SheetId | null;
  readonly words: PlanWords;
  readonly onOpen: (sheet: SheetId) => void;
  readonly onCopy: (to: SheetId) => void;
  readonly onDrop: (sheet: SheetId) => void;
  readonly onAgainst: (sheet: SheetId | null) => void;
}): ReactElement {
  const there = sheetIds.filter((id) => book.sheets[id]);
  const free = sheetIds.find((id) => !book.sheets[id]);
  const base = measuresOf(runOf(book.open));
  const chosen = (id: SheetId): readonly string[] => runOf(id).plan?.result.selected ?? [];
  const isPlanned = (id: SheetId): boolean => runOf(id).plan !== null;
  const shared = against &&
    isPlanned(book.open) &&
    isPlanned(against) && {
      both: chosen(book.open).filter((id) => chosen(against).includes(id)).length,
      here: chosen(book.open).filter((id) => !chosen(against).includes(id)).length,
      there: chosen(against).filter((id) => !chosen(book.open).includes(id)).length,
    };
  return (
    <section className="plan-compare" aria-label={words.compare}>
      <header>
        <h2>{words.compare}</h2>
        {shared && against && (
          <span className="sub" data-shared={shared.both}>
            {words.shared(shared.both, book.open, shared.here, against, shared.there)}
          </span>
        )}
        <span className="space" />
        {free && (
          <Button className="link" data-act="copy" onPress={() => onCopy(free)}>
            {words.copyAs(free)}
          </Button>
        )}
      </header>
      <div className="plan-compare-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.sheet}</th>
              <th scope="col">{words.newHouseholds}</th>
              <th scope="col">{words.reach}</th>
              <th scope="col">{words.districtsWith}</th>
              <th scope="col">{words.minimums}</th>
              <th scope="col">{words.gini}</th>
              <th scope="col">{words.meanFrequency}</th>
              <th scope="col">{words.gap}</th>
              <th scope="col">
                <span className="visually-hidden">{words.difference}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {there.map((id) => {
              const measures = measuresOf(runOf(id));
              const isOpen = id === book.open;
              return (
                <tr key={id} data-sheet={id} data-open={isOpen}>
                  <th scope="row">
                    <Button className="plan-sheet" aria-pressed={isOpen} onPress={() => onOpen(id)}>
                      <b>{id}</b> {shownName(book.sheets[id]!, words)}
                    </Button>
                    {runOf(id).plan === null && (
                      <span className="sub">
                        {" "}
                        {runOf(id).infeasible?.infeasible === true
                          ? words.infeasible
                          : words.notSolved}
                      </span>
                    )}
                  </th>
                  <td data-covered={measures.covered ?? ""}>
                    {formatCount(measures.covered)}
                    {!isOpen && <Apart value={measures.covered} base={base.covered} as="count" />}
                  </td>
                  <td>
                    {formatShare(measures.reach)}
                    {!isOpen && <Apart value={measures.reach} base={base.reach} as="points" />}
                  </td>
                  <td>{measures.districts ?? "–"}</td>
                  <td>{measures.minimums ?? words.notSet}</td>
                  <td data-gini={measures.gini ?? ""}>
                    {measures.gini === null ? "–" : measures.gini.toFixed(3)}
                    {!isOpen && <Apart value={measures.gini} base={base.gini} as="gini" />}
                  </td>
                  <td>{formatShare(measures.often, 0)}</td>
                  <td>{gapText(measures.gap)}</td>
                  <td>
                    {!isOpen && (
                      <Button
                        className="link"
                        data-act="difference"
                        aria-pressed={against === id}
                        isDisabled={runOf(id).plan === null}
                        onPress={() => onAgainst(against === id ? null : id)}
                      >
                        {words.difference}
                      </Button>
                    )}
                    {there.length > 1 && (
                      <Button
                        className="link"
                        aria-label={words.dropOf(id)}
                        onPress={() => onDrop(id)}
                      >
                        ×
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How far a value is from that of the open sheet. */
function Apart({
  value,
  base,
  as,
}: {
  readonly value: number | null;
  readonly base: number | null;
  readonly as: "count" | "points" | "gini";
}): ReactElement | null {
  if (value === null || base === null) return null;
  const by = value - base;
  const size = Math.abs(by);
  const text =
    as === "count"
      ? formatCount(size)
      : as === "points"
        ? (size * 100).toFixed(1)
        : size.toFixed(3);
  if (!/[1-9]/.test(text)) return null;
  return <small className="plan-apart">{`${by > 0 ? "+" : "−"}${text}`}</small>;
}
