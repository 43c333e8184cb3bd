import { Convergence, formatCount, formatShare } from "@atlas/charts";
import type { BalanceResult, RuleState } from "@atlas/planner";
import type { ReactElement } from "react";
import type { PlanWords } from "../i18n/plan-words.js";
import { covariateName } from "./covariate-name.js";
import type { PlanScene } from "./plan-scene.js";

/** An objective as it is read: a score to four decimals, households as they are. */
export const objectiveText = (value: number | null, byCoverage: boolean): string =>
  value === null ? "–" : byCoverage ? formatCount(value) : value.toFixed(4);

/** A gap in per cent; zero only where it is. */
export function gapText(gap: number | null): string {
  if (gap === null) return "–";
  if (gap === 0) return "0%";
  return gap < 0.0001 ? "< 0.01%" : formatShare(gap, 2);
}

/** How good the plan is, and how that is known. */
export function CertificateCard({ scene }: { readonly scene: PlanScene }): ReactElement {
  const { words, run } = scene;
  const { plan, phase, infeasible } = run;
  // A bound on what is not there is no figure.
  const trace = infeasible ? [] : run.trace;
  const running = phase === "running";
  const last = trace.at(-1);
  const result = running ? null : (plan?.result ?? null);
  const byCoverage = (run.scenario ?? scene.scenario).mode === "coverage";
  const objective = result ? result.objective : (last?.objective ?? null);
  const bound = result ? result.bound : (last?.bound ?? null);
  const gap = result
    ? result.gap
    : objective !== null && bound !== null && objective > 0
      ? Math.max(0, (bound - objective) / objective)
      : null;
  const seconds = (result ?? infeasible)?.time_s ?? last?.seconds ?? null;
  const broken = result?.constraints.filter(({ met }) => !met) ?? [];
  // A gap that is being closed is no proof: 0 is told only of a plan that was concluded.
  const shownGap = running && gap === 0 ? "< 0.01%" : gapText(gap);
  const figures = [
    ["objective", words.objective, objectiveText(objective, byCoverage)],
    ["bound", words.bound, objectiveText(bound, byCoverage)],
    ["gap", words.gap, shownGap],
    ["time", words.time, seconds === null ? "–" : `${seconds.toFixed(1)} s`],
  ] as const;
  return (
    <section className="plan-certificate" data-phase={phase} aria-label={words.objective}>
      <dl>
        {figures.map(([id, name, value]) => (
          <div key={id} data-figure={id}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {trace.length > 0 && (
        <Convergence
          points={trace}
          words={{
            title: words.converge,
            summary: words.convergeSummary(
              objectiveText(objective, byCoverage),
              objectiveText(bound, byCoverage),
              shownGap,
            ),
            bound: words.bound,
            objective: words.best,
            end: `${(trace.at(-1)?.seconds ?? 0).toFixed(1)} s`,
          }}
        />
      )}
      {running ? (
        <p className="plan-verdict" role="status">
          {words.solving}
        </p>
      ) : result ? (
        <>
          <p className="plan-verdict" data-optimal={gap === 0} data-broken={broken.length > 0}>
            {broken.length > 0
              ? words.broken
              : gap === 0
                ? words.optimal
                : gap !== null && result.lottery
                  ? words.fairnessCost(gapText(gap))
                  : gap === null
                    ? words.noBound
                    : words.atMost(gapText(gap))}
          </p>
          <p className="sub">
            {[
              words.boundKinds[result.bound_kind ?? "none"],
              phase === "stopped" ? words.stoppedByHand : words.stopped[result.stopped],
              ...(run.byHand ? [words.byHand] : []),
              words.seedSaid(result.seed),
              words.workSaid(result.work.rounds, result.work.nodes),
            ].join(" · ")}
          </p>
          {result.balance && (
            <p className="sub" data-imbalance={result.balance.imbalance}>
              <Balance balance={result.balance} scene={scene} />
            </p>
          )}
          {result.lottery && (
            <p className="sub">
              {words.drawn(
                result.lottery.drawn.lot,
                result.lottery.lots,
                result.lottery.panels.length,
              )}
              {" · "}
              {words.leastChance(
                formatShare(
                  Math.min(...result.lottery.chances.map(({ lots }) => lots)) / result.lottery.lots,
                ),
                result.lottery.proven,
              )}
            </p>
          )}
          <Rules rules={result.constraints} words={words} scene={scene} />
        </>
      ) : infeasible ? null : (
        <p className="plan-verdict">{phase === "stopped" ? words.stoppedByHand : words.waiting}</p>
      )}
    </section>
  );
}

function Balance({
  balance: { imbalance, covariates, comparisons, detectable },
  scene,
}: {
  readonly balance: BalanceResult;
  readonly scene: PlanScene;
}): ReactElement {
  const { words } = scene;
  const worst = covariates.reduce((most, one) =>
    Math.abs(one.smd) > Math.abs(most.smd) ? one : most,
  );
  return (
    <>
      {words.imbalance(
        imbalance.toFixed(4),
        worst.smd.toFixed(4).replace("-", "−"),
        covariateName(scene, worst.id),
      )}{" "}
      ·{" "}
      {words.comparisons(comparisons.length, detectable === null ? "–" : detectable.sd.toFixed(2))}
    </>
  );
}

function Rules({
  rules,
  words,
  scene: { language },
}: {
  readonly rules: readonly RuleState[];
  readonly words: PlanWords;
  readonly scene: PlanScene;
}): ReactElement {
  const met = rules.filter((rule) => rule.met).length;
  return (
    <details className="plan-rules" open={met < rules.length}>
      <summary>{words.rulesMet(met, rules.length)}</summary>
      <ul aria-label={words.rules}>
        {rules.map((rule) => (
          <li key={rule.path} data-rule={rule.path} data-met={rule.met}>
            <span>{rule[language]}</span>
            <span>
              {!rule.met
                ? words.broken
                : rule.slack === null
                  ? "–"
                  : rule.slack === 0
                    ? words.tight
                    : words.slack(formatCount(rule.slack))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
