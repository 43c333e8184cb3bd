import type { ReactElement } from "react";
import { formatCount, formatShare } from "../format/format.js";
import { useChartText } from "../frame/chart-text.js";

/** An order in which cases took their steps. */
export interface StepOrder {
  /** Steps 1 to 7 as they followed each other. */
  readonly order: readonly number[];
  /** Those after one that should come later. */
  readonly late: readonly number[];
  /** Steps that should be there and have no date. */
  readonly undated: readonly number[];
  readonly agreed: boolean;
  readonly cases: number;
  /** Moves by which it differs from the method: 0 fits. */
  readonly cost: number;
}

/** Words of {@link StepOrders}. */
export interface StepOrderWords {
  readonly title: string;
  readonly summary: string;
  readonly order: string;
  readonly cases: string;
  readonly share: string;
  readonly cost: string;
  readonly agreed: string;
  readonly notAgreed: string;
  /** Names of the seven steps. */
  readonly steps: readonly string[];
  /** `无日期`, before the steps that have none. */
  readonly undated: string;
  /** `次序颠倒` */
  readonly late: string;
}

/** The orders of the seven steps, the commonest first: a box a step as they followed each other, those out of place marked by colour and a line under them, those without a
 * date dashed at the end. It is a table, and reads as one. */
export function StepOrders({
  orders,
  total,
  words,
}: {
  readonly orders: readonly StepOrder[];
  /** All cases, of which shares are taken. */
  readonly total: number;
  readonly words: StepOrderWords;
}): ReactElement {
  const { naming, hidden } = useChartText(words);
  return (
    <div className="ac-chart ac-orders">
      {hidden}
      <table {...naming}>
        <thead>
          <tr>
            <th scope="col">{words.order}</th>
            <th scope="col" className="ac-numeric">
              {words.cases}
            </th>
            <th scope="col" className="ac-numeric">
              {words.share}
            </th>
            <th scope="col" className="ac-numeric">
              {words.cost}
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.map((row) => {
            const id = [row.order.join(""), row.agreed, row.cost, row.late.join("")].join("-");
            return (
              <tr key={id} data-order={row.order.join("")} data-value={row.cases}>
                <th scope="row">
                  <Boxes row={row} words={words} />
                </th>
                <td className="ac-numeric">{formatCount(row.cases)}</td>
                <td className="ac-numeric">
                  {formatShare(total === 0 ? null : row.cases / total)}
                </td>
                <td className="ac-numeric">{formatCount(row.cost)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const pitch = 24;

function Boxes({
  row: { order, late, undated, agreed },
  words,
}: {
  readonly row: StepOrder;
  readonly words: StepOrderWords;
}): ReactElement {
  const nameOf = (step: number): string => words.steps[step - 1] ?? String(step);
  const spoken = [
    order.map(nameOf).join(" → "),
    ...(late.length > 0 ? [`${words.late}: ${late.map(nameOf).join(", ")}`] : []),
    ...(undated.length > 0 ? [`${words.undated}: ${undated.map(nameOf).join(", ")}`] : []),
    agreed ? words.agreed : words.notAgreed,
  ].join("; ");
  const boxes = [
    ...order.map((step) => ({ step, look: late.includes(step) ? "late" : "dated" })),
    ...undated.map((step) => ({ step, look: "undated" })),
  ];
  return (
    <>
      <svg
        width={7 * pitch}
        height="22"
        viewBox={`0 0 ${7 * pitch} 22`}
        aria-hidden="true"
        focusable="false"
      >
        {boxes.map(({ step, look }, i) => (
          <g
            key={step}
            transform={`translate(${i * pitch},1)`}
            className={`ac-step-box ac-${look}`}
            data-step={step}
          >
            <title>{nameOf(step)}</title>
            <rect x=".5" y=".5" width={pitch - 5} height="17" rx="2" />
            <text x={(pitch - 4) / 2} y="13">
              {step}
            </text>
            {look === "late" && <line x2={pitch - 4} y1="20" y2="20" />}
          </g>
        ))}
      </svg>
      <span className="ac-order-end">{agreed ? words.agreed : words.notAgreed}</span>
      <span className="ac-hidden">{spoken}</span>
    </>
  );
}
