import { type ReactElement, useState } from "react";
import { TimeScrubber } from "../time/time-scrubber.js";

const counts = [412, 655, 803, 961, 1088, 1240, 1322, 1485, 1602, 1811, 1934, 1746];
const quarters = counts.map((count, i) => ({
  period: `${2020 + Math.floor(i / 4)}Q${(i % 4) + 1}`,
  count,
  reporting: i === counts.length - 1,
}));

export function TimeScrubberExample(): ReactElement {
  const [[first, last], setWindow] = useState<readonly [number, number]>([8, 11]);
  return (
    <TimeScrubber
      quarters={quarters}
      first={first}
      last={last}
      words={{ title: "协商场次", reporting: "报送中", first: "起", last: "止" }}
      onChange={(from, to) => setWindow([from, to])}
    />
  );
}
