"""Figures of a warehouse, computed from its Parquet files a second way (pandas, scipy).

Written from the definitions of the figures alone, without reading packages/metrics; its answers for the golden
city are committed as expected.json. The product and its tests do not need Python.

    python oracle.py WAREHOUSE/current 2021Q4..2022Q3 > expected.json
    python oracle.py CITY 2021Q4..2022Q3 > expected-truth.json

The second reads no warehouse: it takes the true tables of a sample city (CITY/truth), so that what the importer lost or
mistook shows as a difference of figures. Both answer for the city and its districts; --townships adds the townships (minutes).
"""

import json
import math
import os
import sys
from itertools import combinations

import numpy as np
import pandas as pd
from scipy.stats import norm, t

Z = norm.ppf(0.975)
METRICS = (
    "participation coverage published consult_first steps step_days reach steps_complete conformance lists diversity_actors "
    "diversity_topics diversity_forms online_share carried_out consensus satisfaction"
).split()
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


def members(value):
    """A list of codes: Parquet's, or as the truth of a sample city writes it."""
    if isinstance(value, str):
        return [item for item in value.replace("|", ";").split(";") if item]
    return [] if value is None or (isinstance(value, float) and math.isnan(value)) else list(value)


def longest_in_order(steps, reverse):
    for size in range(len(steps), 0, -1):
        if any(not any(pair in reverse for pair in combinations(chosen, 2)) for chosen in combinations(steps, size)):
            return size
    return 0


class City:
    """Tables of a warehouse, or true ones of a sample city."""

    def __init__(self, folder):
        if os.path.isdir(f"{folder}/truth"):
            self.read_truth(f"{folder}/truth")
        else:
            self.read_warehouse(folder)
        for frame in (self.compound, self.consultation, self.project):
            for name in frame.columns:
                if name.endswith("_on") or name.startswith("valid_"):
                    frame[name] = pd.to_datetime(frame[name])
        kinds = self.compound.set_index("compound_id").kind
        for frame in (self.consultation, self.project):
            frame["kind"] = frame.compound_id.map(kinds)

    def read_truth(self, folder):
        text = {"unit_id": str, "township_id": str, "community_id": str, "compound_id": str}
        read = lambda name: pd.read_csv(f"{folder}/{name}.csv", dtype=text)
        self.compound, self.consultation = read("compound"), read("consultation")
        self.project, self.site = read("project"), read("pilot_site")
        self.units = sorted(self.compound.unit_id.unique())
        # A return was sent where one of its rows was written: unit from the record, quarter from the file's name.
        rows, names = pd.read_csv(f"{folder}/rows.csv"), {"consultation": "consultations", "project": "projects", "proposal": "proposals"}
        sent = []
        for table, kind in names.items():
            unit = read(table).set_index(f"{table}_id").unit_id
            own = rows[rows.table == table]
            found = pd.DataFrame({"unit_id": own.true_id.map(unit), "period": own.file.str.extract(r"_(\d{4}Q[1-4])_")[0]})
            sent.append(found.dropna().drop_duplicates().assign(kind=kind, status="accepted"))
        self.submission = pd.concat(sent)
        self.as_of = quarter_days(self.submission.period.max())[1]

    def read_warehouse(self, folder):
        read = lambda name: pd.read_parquet(f"{folder}/{name}.parquet")
        self.compound, self.consultation = read("compound"), read("consultation")
        self.project, self.site = read("project"), read("pilot_site")
        self.submission, self.division = read("submission"), read("division")
        manifest = json.load(open(f"{folder}/manifest.json"))
        self.as_of = pd.Timestamp(manifest["as_of"])
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

    def seen_until(self):
        """Last day that a unit's consultation returns speak of; never after the as-of date."""
        s = self.submission
        s = s[(s.kind == "consultations") & s.status.isin(["accepted", "superseded"]) & s.period.notna()]
        return {unit: min(self.as_of, quarter_days(p.max())[1].normalize()) for unit, p in s.groupby("unit_id").period}

    def step_days(self, level, unit, kind, window):
        """Quartiles of the days between two steps. A case without the later one is censored: when it was closed, or where it is
        open (or agreed, and the step is the seventh) on the last day its unit's returns speak of. Dates not known to the day, and
        days that run backwards, are left out."""
        c = self.consultation.copy()
        for i in STEPS:
            c[f"s{i}"] = pd.to_datetime(c[f"step{i}_on"])
        ons = c[[f"s{i}" for i in STEPS]]
        first = ons.min(axis=1)
        precision = [
            next((c[f"step{i}_precision"].iloc[n] for i in STEPS if c[f"s{i}"].iloc[n] == first.iloc[n]), None) for n in range(len(c))
        ]
        begun = c[first.notna() & inside(first, pd.Series(precision, index=c.index), window)]
        begun = self.scope(begun, level, unit, kind, window)
        seen = self.seen_until()
        answer = {}
        for step in range(2, 8):
            days, event = [], []
            for row in begun.to_dict("records"):
                before, after = row[f"s{step - 1}"], row[f"s{step}"]
                if pd.isna(before) or row[f"step{step - 1}_precision"] != "day":
                    continue
                if pd.notna(after):
                    gap = (after - before).days
                    if row[f"step{step}_precision"] == "day" and gap >= 0:
                        days.append(gap), event.append(True)
                    continue
                watched = pd.isna(row["outcome"]) or row["outcome"] == "open" or (step == 7 and row["outcome"] == "agreed")
                until = seen.get(row["unit_id"], self.as_of) if watched else row["closed_on"]
                days.append(0 if pd.isna(until) else max(0, (until - before).days)), event.append(False)
            for q in (25, 50, 75):
                answer[f"step={step};q={q}"] = km_quantile(days, event, q / 100) if len(days) >= 5 else None
            answer[f"step={step};n"] = len(days)
        return answer

    def clusters(self, frame):
        return frame.compound_id.fillna(frame.community_id)

    def dated(self, frame):
        """Which of the seven steps have a date."""
        return pd.DataFrame({i: frame[f"step{i}_on"].notna() for i in STEPS})

    def reach(self, level, unit, kind, window):
        last = window_days(window)[1]
        s = self.compound
        s = s[(s.valid_from.isna() | (s.valid_from <= last)) & (s.valid_to.isna() | (s.valid_to > last))]
        s = self.scope(s, level, unit, kind, window)
        s = s[s.households.notna()]
        x = s.households.astype(float)
        y = x.where(s.compound_id.isin(self.closed(window).compound_id.dropna()), 0)
        rate, low, high = cluster_ratio(y, x, s.compound_id)
        return dict(numerator=int(y.sum()), denominator=int(x.sum()), value=rate, low=low, high=high, n=len(s))

    def steps_complete(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        return self.share(int(self.dated(c).all(axis=1).sum()), len(c))

    def consensus(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        return self.share(int((c.outcome == "agreed").sum()), len(c))

    def carried_out(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        age = self.as_of.normalize() - last_possible_day(c.closed_on, c.closed_precision)[1]
        c = c[(c.outcome == "agreed") & (age >= pd.Timedelta(days=90))]
        return self.share(int(c.step7_on.notna().sum()), len(c))

    def online_share(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        c = c[c.online.notna()]
        return self.share(int((c.online.astype(str).str.lower() == "true").sum()), len(c))

    def satisfaction(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        c = c[c.satisfaction.notna()]
        mean, low, high = cluster_ratio(c.satisfaction, pd.Series(1.0, index=c.index), self.clusters(c))
        return dict(numerator=c.satisfaction.sum(), denominator=len(c), value=mean, low=low, high=high, n=len(c))

    def diversity_actors(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        kinds = c.actors.map(lambda a: len(set(members(a))))
        c, kinds = c[kinds > 0], kinds[kinds > 0]
        mean, low, high = cluster_ratio(kinds, pd.Series(1.0, index=c.index), self.clusters(c))
        return dict(numerator=int(kinds.sum()), denominator=len(c), value=mean, low=low, high=high, n=len(c))

    def effective(self, c, kinds, most):
        """exp of Shannon's entropy of the kinds mentioned; its interval by the residuals of the clusters, which sum to nought."""
        kinds = kinds[kinds.map(len) > 0]
        long = pd.DataFrame({"kind": kinds, "cluster": self.clusters(c).loc[kinds.index]}).explode("kind")
        p = long.kind.value_counts(normalize=True)
        entropy = float(-(p * np.log(p)).sum())
        answer = dict(numerator=len(p), denominator=most, value=math.exp(entropy) if len(p) else None, low=None, high=None, n=len(kinds))
        residual = (-np.log(long.kind.map(p).astype(float)) - entropy).groupby(long.cluster).sum()
        m = len(residual)
        if m > 1 and (residual**2).sum() > 1e-9:
            half = t.ppf(0.975, m - 1) * math.sqrt(m / (m - 1) * (residual**2).sum()) / len(long)
            answer.update(low=max(1.0, math.exp(entropy - half)), high=min(float(most), math.exp(entropy + half)))
        return answer

    def diversity_topics(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        return self.effective(c, c.topic_category.map(lambda topic: [] if pd.isna(topic) else [topic]), 16)

    def diversity_forms(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        return self.effective(c, c.forms.map(lambda f: sorted(set(members(f)))), 10)

    def lists(self, level, unit, kind, window):
        c = self.scope(self.closed(window), level, unit, kind, window)
        answer = {}
        for name in ("guidance", "positive", "negative"):
            verdict = c.lists.map(lambda own: own.get(name) if isinstance(own, dict) else None)
            for code in ("listed", "not_listed", "no_list"):
                answer[f"list={name};verdict={code}"] = int((verdict == code).sum())
            answer[f"list={name};n"] = int(verdict.notna().sum())
        return answer

    def conformance(self, level, unit, kind, window):
        """Steps judged pair by pair by the days that their dates may mean; the cost of aligning them as the dated steps and those of the way that the
        outcome allows, less twice the most dated steps that no pair of which is surely in reverse."""
        c = self.scope(self.closed(window), level, unit, kind, window)
        fits = bad = exact = 0
        fitness = 0.0
        for row in c.to_dict("records"):
            days = {}
            for i in STEPS:
                on = row[f"step{i}_on"]
                if pd.notna(on):
                    low, high = last_possible_day(pd.Series([on]), pd.Series([row[f"step{i}_precision"]]))
                    days[i] = (low.iloc[0], high.iloc[0])
            pairs = [(a, b) for a in days for b in days if a < b]
            reverse = {(a, b) for a, b in pairs if days[a][0] > days[b][1]}
            acted = row["outcome"] == "not_agreed" and 7 in days
            if acted or (len(days) > 1 and reverse):
                bad += 1
            elif len(days) > 1 and all(days[a][1] <= days[b][0] for a, b in pairs):
                fits += 1
            cost = min(
                len(days) + end - 2 * longest_in_order([i for i in days if i <= end], reverse)
                for end in ([7] if row["outcome"] == "agreed" else [5, 6])
            )
            exact += cost == 0
            fitness += 1 - cost / (len(days) + 7)
        return {**self.share(fits, fits + bad), "alignment=exact": exact, "fitness": fitness, "closed": len(c)}

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


def main(folder, window, townships_too=False):
    city = City(folder)
    true = os.path.isdir(f"{folder}/truth")
    townships = [] if true or not townships_too else sorted(city.compound.township_id.dropna().unique())
    places = [("city", "510100")] + [("district", u) for u in city.units] + [("township", t) for t in townships]
    answers = []
    for metric in METRICS:
        for level, unit in places:
            for kind in ("all", "old", "managed"):
                answer = plain(getattr(city, metric)(level, unit, kind, window))
                answers.append({"metric": metric, "level": level, "unit_id": unit, "kind": kind, **answer})
    sites = city.site
    document = {
        "source": "data/golden/oracle.py (pandas, scipy) over the " + ("true tables" if true else "Parquet files") + " of the golden city",
        "window": window,
        "rows": answers,
        "sites": {s: int(((sites.status == s) & sites.batch.notna()).sum()) for s in ("planned", "building", "accepted", "withdrawn")},
        "nominations": int(sites.batch.isna().sum()),
        **({} if true else {"quarterly_returns": {u: city.returns(u, window) for u in city.units}}),
    }
    json.dump(document, sys.stdout, ensure_ascii=False, indent=None, separators=(",", ":"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "--townships" in sys.argv)
