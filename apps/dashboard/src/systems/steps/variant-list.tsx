import { ChartFrame, StepOrders, formatCount } from "@atlas/charts";
import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components";
import { useReading } from "../../data/use-reading.js";
import { courseWordsOf } from "../../i18n/course-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { caseKey } from "../parts/case-key.js";
import { frameState } from "../parts/frame-state.js";
import { courseReaders } from "./course-readers.js";

const fewest = 10;

/** The orders in which closed cases took their steps. */
export function VariantList(scene: Scene): ReactElement {
  const { source, view, words } = scene;
  const own = courseWordsOf(view.language);
  const variants = useReading(courseReaders(source).variants, caseKey(scene));
  const [all, setAll] = useState(false);
  const shown = all ? (variants ?? []) : (variants ?? []).slice(0, fewest);
  const casesOf = (some: readonly { readonly cases: number }[]): number =>
    some.reduce((sum, { cases }) => sum + cases, 0);
  const total = casesOf(variants ?? []);
  const rest = (variants ?? []).slice(shown.length);
  const summary = own.ordersSummary(variants?.length ?? 0, formatCount(total));
  return (
    <ChartFrame
      title={own.orders}
      summary={summary}
      words={systemWordsOf(view.language).frame}
      state={frameState(variants, total === 0, scene)}
    >
      <StepOrders
        orders={shown}
        total={total}
        words={{
          title: own.orders,
          summary,
          order: own.order,
          cases: own.cases,
          share: own.share,
          cost: own.cost,
          agreed: own.agreed,
          notAgreed: own.notAgreed,
          steps: words.steps,
          undated: own.undated,
          late: own.late,
        }}
      />
      {(variants ?? []).length > fewest && (
        <p className="sub">
          {rest.length > 0 && `${own.others(rest.length, formatCount(casesOf(rest)))} `}
          <Button className="link inline" onPress={() => setAll(!all)}>
            {all ? own.fewerOrders : own.allOrders}
          </Button>
        </p>
      )}
    </ChartFrame>
  );
}
