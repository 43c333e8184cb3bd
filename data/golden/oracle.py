"""Figures of a warehouse, computed from its Parquet files a second way (pandas, scipy).

Written from the definitions of the figures alone, without reading packages/metrics; its answers for the golden
city are committed as expected.json. The product and its tests do not need Python.

    python oracle.py WAREHOUSE/current 2021Q4..2022Q3 > expected.json
"""

import json
import math
import sys

import numpy as np
import pandas as pd
from scipy.stats import norm, t

Z = norm.ppf(0.975)
STEPS = range(1, 8)


def quarter_days(quarter):
    start = pd.Period(quarter, freq="Q")
    return start.start_time.normalize(), start.end_time.normalize()


def window_days(window):
    first, _, last = window.partition("..")
    return quarter_days(first)[0], quarter_days(last or first)[1]


def window_quarters(window):
    first, _, last = window.partition("..")
    return [str(p) for p in pd.period_range(pd.Period(first, "Q"), pd.Period(last or first, "Q"), freq="Q")]


def last_possible_day(on, precision):
    """Last day that a date of this precision may mean; the first one is the date itself."""
    on = pd.to_datetime(on)
    ends = {"month": on + pd.offsets.MonthEnd(0), "quarter": on + pd.offsets.QuarterEnd(0), "year": on + pd.offsets.YearEnd(0)}
    out = on.copy()
    for name, end in ends.items():
        out = out.where(precision != name, end)
    return on, out


def inside(on, precision, window):
    """Certainly in the window; a date that straddles its edge is not."""
    low, high = last_possible_day(on, precision)
    first, last = window_days(window)
    return (low >= first) & (high <= last)


def wilson(k, n):
    if n == 0:
        return None, None
    p = k / n
    centre = p + Z * Z / (2 * n)
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    d = 1 + Z * Z / n
    return max(0.0, (centre - half) / d), min(1.0, (centre + half) / d)


def cluster_ratio(y, x, cluster):
    """Ratio of sums and its linearised variance over clusters, t critical value with m - 1 degrees of freedom."""
    sums = pd.DataFrame({"y": y, "x": x, "c": cluster}).groupby("c").sum()
    total_x, total_y, m = sums.x.sum(), sums.y.sum(), len(sums)
    if total_x == 0:
        return None, None, None
    rate = total_y / total_x
    if m < 2:
        return rate, None, None
    e = sums.y - rate * sums.x
    se = math.sqrt(m / (m - 1) * (e**2).sum()) / total_x
    half = t.ppf(0.975, m - 1) * se
    return rate, rate - half, rate + half


def km_quantile(days, event, q):
    """Smallest time at which the Kaplan-Meier estimate has fallen to 1 - q or under; None if it never does."""
    days, event = np.asarray(days, float), np.asarray(event, bool)
    survival = 1.0
    for time in np.unique(days[event]):
        at_risk = (days >= time).sum()
        survival *= 1 - ((days == time) & event).sum() / at_risk
        if survival <= 1 - q + 1e-12:
            return float(time)
    return None


class City:
    def __init__(self, folder):
        read = lambda name: pd.read_parquet(f"{folder}/{name}.parquet")
        self.compound, self.consultation = read("compound"), read("consultation")
        self.project, self.site = read("project"), read("pilot_site")
        self.submission, self.division = read("submission"), read("division")
        manifest = json.load(open(f"{folder}/manifest.json"))
        self.as_of = pd.Timestamp(manifest["as_of"])
        for frame in (self.compound, self.consultation, self.project):
            for name in frame.columns:
                if name.endswith("_on") or name.startswith("valid_"):
                    frame[name] = pd.to_datetime(frame[name])
        kinds = self.compound.set_index("compound_id").kind
        for frame in (self.consultation, self.project):
            frame["kind"] = frame.compound_id.map(kinds)
        self.units = list(self.division[(self.division.level == "district")].division_id)

    def reported(self, window):
        s = self.submission
        s = s[(s.kind == "consultations") & s.status.isin(["accepted", "superseded"]) & s.period.isin(window_quarters(window))]
        return {unit: s[s.unit_id == unit].period.nunique() for unit in self.units}

    def scope(self, frame, level, unit, kind, window):
        reported = [u for u, n in self.reported(window).items() if n > 0]
        if level == "city":
            frame = frame[frame.unit_id.isin(reported)]
        elif level == "district":
            frame = frame[frame.unit_id == unit]
        else:
            frame = frame[frame.township_id == unit]
        return frame if kind == "all" else frame[frame.kind == kind]

    def closed(self, window):
        c = self.consultation
        return c[c.outcome.isin(["agreed", "not_agreed"]) & c.closed_on.notna() & inside(c.closed_on, c.closed_precision, window)]

    def participation(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        c = c[c.households_invited.notna() & c.households_participated.notna()]
        cluster = c.compound_id.fillna(c.community_id)
        rate, low, high = cluster_ratio(c.households_participated, c.households_invited, cluster)
        return dict(numerator=c.households_participated.sum(), denominator=c.households_invited.sum(), value=rate, low=low, high=high, n=len(c))

    def coverage(self, level, unit, kind, window):
        last = window_days(window)[1]
        s = self.compound
        s = s[(s.valid_from.isna() | (s.valid_from <= last)) & (s.valid_to.isna() | (s.valid_to > last))]
        s = self.scope(s, level, unit, kind, window)
        k = int(s.compound_id.isin(self.closed(window).compound_id.dropna()).sum())
        return self.share(k, len(s))

    def published(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        return self.share(int(c.published_on.notna().sum()), len(c))

    def consult_first(self, level, unit, kind, window):
        p = self.project
        p = p[p.started_on.notna() & inside(p.started_on, p.started_precision, window)]
        p = self.scope(p, level, unit, kind, window)
        p = p.merge(
            self.consultation[["consultation_id", "outcome", "step6_on", "step6_precision"]], on="consultation_id", how="left"
        )
        start_low, start_high = last_possible_day(p.started_on, p.started_precision)
        agree_low, agree_high = last_possible_day(pd.to_datetime(p.step6_on), p.step6_precision)
        judged = p.started_on >= pd.Timestamp("2020-01-01")
        linked = judged & (p.consulted == "linked")
        ended = p.outcome.isin(["not_agreed", "withdrawn"])
        agreed = linked & (p.outcome == "agreed") & agree_low.notna()
        satisfied = agreed & (agree_high <= start_low)
        violated = (judged & (p.consulted == "declared_none")) | (agreed & (agree_low > start_high)) | (linked & ended)
        k, bad = int(satisfied.sum()), int(violated.sum())
        return {**self.share(k, k + bad), "violated": bad}

    def steps(self, level, unit, kind, window):
        c = self.consultation
        ons = pd.DataFrame({i: pd.to_datetime(c[f"step{i}_on"]) for i in STEPS})
        first = ons.min(axis=1)
        which = ons.apply(lambda row: row.idxmin() if row.notna().any() else 1, axis=1)
        precision = pd.Series([c[f"step{i}_precision"].iloc[n] for n, i in enumerate(which)], index=c.index)
        begun = c[first.notna() & inside(first, precision, window)]
        begun = self.scope(begun, level, unit, kind, window)
        return {str(i): int(begun[f"step{i}_on"].notna().sum()) for i in STEPS} | {"begun": len(begun)}

    @staticmethod
    def share(k, n):
        low, high = wilson(k, n)
        return dict(numerator=k, denominator=n, value=k / n if n else None, low=low, high=high, n=n)

    def returns(self, unit, window):
        kinds = ["consultations", "projects", "proposals"]
        s = self.submission[self.submission.status.isin(["accepted", "superseded"])]
        there = {(r.unit_id, r.kind, r.period) for r in s.itertuples()}
        due = [(unit, kind, quarter) for kind in kinds for quarter in window_quarters(window)]
        return sum(item in there for item in due), len(due)


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return round(float(value), 10) if isinstance(value, (float, np.floating)) else int(value)


def main(folder, window):
    city = City(folder)
    townships = sorted(city.compound.township_id.dropna().unique())
    places = [("city", "510100")] + [("district", u) for u in city.units] + [("township", t) for t in townships]
    answers = []
    for metric in ("participation", "coverage", "published", "consult_first", "steps"):
        for level, unit in places:
            for kind in ("all", "old", "managed"):
                answer = plain(getattr(city, metric)(level, unit, kind, window))
                answers.append({"metric": metric, "level": level, "unit_id": unit, "kind": kind, **answer})
    sites = city.site
    document = {
        "source": "data/golden/oracle.py (pandas, scipy) over the Parquet files of the golden city",
        "window": window,
        "rows": answers,
        "sites": {s: int(((sites.status == s) & sites.batch.notna()).sum()) for s in ("planned", "building", "accepted", "withdrawn")},
        "nominations": int(sites.batch.isna().sum()),
        "quarterly_returns": {u: city.returns(u, window) for u in city.units},
    }
    json.dump(document, sys.stdout, ensure_ascii=False, indent=None, separators=(",", ":"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
