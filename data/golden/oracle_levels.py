"""Figures of proposals, councils and the index, computed a second way; the rest of oracle.py.

Written from the definitions of the figures alone (plain loops over rows), without reading packages/metrics; the answers
for the golden city are committed as expected-levels.json.

    python oracle_levels.py WAREHOUSE/current 2021Q4..2022Q3 > expected-levels.json
"""

import csv
import json
import math
import os
import sys
from fractions import Fraction

import pandas as pd
from oracle import City, km_quantile, last_possible_day, plain, quarter_days, wilson, window_days, window_quarters

LEVELS = ["compound", "community", "township", "district"]


def share(k, n):
    low, high = wilson(k, n)
    return dict(numerator=k, denominator=n, value=k / n if n else None, low=low, high=high, n=n)


class Levels(City):
    def __init__(self, folder):
        super().__init__(folder)
        self.proposal = pd.read_parquet(f"{folder}/proposal.parquet")
        for name in ("raised_on", "resolved_on"):
            self.proposal[name] = pd.to_datetime(self.proposal[name])
        self.council = pd.read_parquet(f"{folder}/council.parquet")
        rules = os.path.join(os.path.dirname(__file__), "../reference/council-rules.csv")
        self.rules = list(csv.DictReader(open(rules, encoding="utf-8")))
        self.elements = list(csv.DictReader(open(os.path.join(os.path.dirname(rules), "elements.csv"), encoding="utf-8")))
        self.assessment = pd.read_parquet(f"{folder}/assessment.parquet")
        compounds = self.compound.set_index("compound_id")
        self.proposal["kind"] = self.proposal.compound_id.map(compounds.kind).fillna("unknown")
        self.outcome_of = dict(zip(self.consultation.consultation_id, self.consultation.outcome))

    def sent(self, kind, window):
        s = self.submission
        s = s[(s.kind == kind) & s.status.isin(["accepted", "superseded"]) & s.period.isin(window_quarters(window))]
        return set(s.unit_id)

    def raised(self, level, unit, kind, window):
        first, last = window_days(window)
        p = self.proposal[self.proposal.raised_on.notna()]
        low, high = last_possible_day(p.raised_on, p.raised_precision)
        p = p[(low >= first) & (high <= last)]
        if level == "city":
            p = p[p.unit_id.isin(self.sent("proposals", window))]
        else:
            p = p[p[{"district": "unit_id", "township": "township_id"}[level]] == unit]
        if kind != "all":
            p = p[p.kind == kind]
        return [self.tidy(row) for row in p.to_dict("records")]

    @staticmethod
    def tidy(row):
        row = {key: None if not isinstance(value, (list, tuple)) and not hasattr(value, "__len__") and pd.isna(value) else value for key, value in row.items()}
        if row["escalations"] is not None:
            row["escalations"] = [dict(one) for one in row["escalations"]]
        return row

    @staticmethod
    def resolved(p):
        return (p["resolved_level"] is not None or p["resolved_on"] is not None) and p["outcome"] not in ("open", "withdrawn")

    def proposal_ordered(self, *place):
        good = judged = 0
        for p in self.raised(*place):
            if p["escalations"] is None or p["raised_level"] is None or any(e["level"] is None for e in p["escalations"]):
                continue
            judged += 1
            path = [LEVELS.index(p["raised_level"])] + [LEVELS.index(e["level"]) for e in p["escalations"]]
            back = [False] + [e["returned"] is True for e in p["escalations"]]
            ok = True
            for i, e in enumerate(p["escalations"], 1):
                rise = path[i] - path[i - 1]
                reason = e["reason"] is not None and e["reason"].strip() != ""
                ok &= rise == 1 or (rise > 1 and reason) or (rise < 1 and back[i - 1])
            if self.resolved(p) and p["resolved_level"] is not None:
                ok &= LEVELS.index(p["resolved_level"]) in path
            good += ok
        return share(good, judged)

    @staticmethod
    def fate(p):
        if p["adopted"] is None:
            return p["outcome"]
        if p["adopted"]:
            return None if p["outcome"] in ("rejected", "withdrawn") else "adopted"
        return None if p["outcome"] == "adopted" else (p["outcome"] or "rejected")

    def proposal_adopted(self, *place):
        fates = [f for f in map(self.fate, self.raised(*place)) if f is not None]
        return {**share(fates.count("adopted"), len(fates)), **{f"outcome={f}": fates.count(f) for f in ("adopted", "rejected", "withdrawn", "open")}}

    def proposal_agreed(self, *place):
        ends = [self.outcome_of[p["consultation_id"]] for p in self.raised(*place) if p["consultation_id"] in self.outcome_of]
        k, bad = ends.count("agreed"), ends.count("not_agreed")
        return {**share(k, k + bad), "outcome=open": ends.count("open")}

    def proposal_levels(self, *place):
        at = [p["resolved_level"] for p in self.raised(*place) if self.resolved(p) and p["resolved_level"] is not None]
        return {"n": len(at), **{f"level={level}": at.count(level) for level in LEVELS}}

    def proposal_returned(self, *place):
        told = []
        for p in self.raised(*place):
            answers = [e["returned"] for e in p["escalations"] or []]
            if answers and (True in answers or None not in answers):
                told.append(True in answers)
        return share(sum(told), len(told))

    def proposal_days(self, *place):
        s = self.submission
        s = s[(s.kind == "proposals") & s.status.isin(["accepted", "superseded"]) & s.period.notna()]
        seen = {unit: min(self.as_of, quarter_days(p.max())[1]) for unit, p in s.groupby("unit_id").period}
        days, event = {level: [] for level in LEVELS}, {level: [] for level in LEVELS}
        for p in self.raised(*place):
            if p["escalations"] is None:
                continue
            raised = p["raised_on"] if p["raised_precision"] in (None, "day") else None
            stops = [(p["raised_level"], raised)] + [(e["level"], e["on"]) for e in p["escalations"]]
            for i, (level, on) in enumerate(stops):
                if level is None or on is None:
                    continue
                last, withdrawn = i == len(stops) - 1, p["outcome"] == "withdrawn"
                if not last:
                    end, ended = stops[i + 1][1], True
                elif p["resolved_on"] is not None:
                    end, ended = (p["resolved_on"] if p["resolved_precision"] in (None, "day") else None), not withdrawn
                elif p["outcome"] in (None, "open"):
                    end, ended = max(seen.get(p["unit_id"], self.as_of), pd.Timestamp(on)), False
                else:
                    continue
                if end is None or pd.Timestamp(end) < pd.Timestamp(on):
                    continue
                days[level].append((pd.Timestamp(end) - pd.Timestamp(on)).days), event[level].append(ended)
        answer = {}
        for level in LEVELS:
            for q in (25, 50, 75):
                enough = len(days[level]) >= 5
                answer[f"level={level};q={q}"] = km_quantile(days[level], event[level], q / 100) if enough else None
            answer[f"level={level};n"] = len(days[level])
        return answer


    def council_rules(self, level, unit, kind, window):
        first, last = window_days(window)
        s = self.submission
        sent = s[(s.kind == "councils") & s.status.isin(["accepted", "superseded"]) & (s.period.str[:4] <= str(last.year))]
        c = self.council
        if level == "city":
            c = c[c.unit_id.isin(set(sent.unit_id))]
        elif level == "district":
            c = c[c.unit_id == unit]
        day = last.strftime("%Y-%m-%d")
        answer = {"verdict=pass": 0, "verdict=fail": 0, "verdict=unknown": 0, "verdict=unsatisfiable": 0, "verdict=no_rule": 0}
        for row in c.to_dict("records"):
            if not ((pd.isna(row["valid_from"]) or str(row["valid_from"])[:10] <= day) and (pd.isna(row["valid_to"]) or str(row["valid_to"])[:10] > day)):
                continue
            # As if each rule held for the whole city: the golden city has no council where the committed ones do.
            rules = self.rules
            verdicts = [self.rule_verdict(row, rule, rules) for rule in rules]
            for rule, verdict in zip(rules, verdicts):
                key = f"rule={rule['rule_id']};verdict={verdict}"
                answer[key] = answer.get(key, 0) + 1
            worst = next((v for v in ("fail", "unsatisfiable", "unknown", "pass") if v in verdicts), "no_rule")
            answer[f"verdict={worst}"] += 1
        return {**share(answer["verdict=pass"], answer["verdict=pass"] + answer["verdict=fail"]), **answer}

    @staticmethod
    def bounds(row, rule):
        """The rule's fractions times its base; None where the base is not given."""
        base = 1 if rule["base"] == "" else row[rule["base"]]
        if pd.isna(base):
            return None
        low = Fraction(rule["at_least"]) * int(base) if rule["at_least"] else Fraction(0)
        high = Fraction(rule["at_most"]) * int(base) if rule["at_most"] else Fraction(10**9)
        return low, high

    def rule_verdict(self, row, rule, rules):
        own = self.bounds(row, rule)
        if own and rule["base"] != "members":
            for other in rules:
                theirs = self.bounds(row, other)
                if other["quantity"] != rule["quantity"] or other["base"] == "members" or not theirs:
                    continue
                low, high = max(own[0], theirs[0]), min(own[1], theirs[1])
                if -(-low.numerator // low.denominator) > high:
                    return "unsatisfiable"
        has = row[rule["quantity"]]
        if pd.isna(has) or not own or (rule["within_base"] == "yes" and has > row[rule["base"]]):
            return "unknown"
        return "pass" if own[0] <= int(has) <= own[1] else "fail"


    def proposal_conformed(self, *place):
        good = bad = 0
        for p in self.raised(*place):
            if self.outcome_of.get(p["consultation_id"]) not in ("agreed", "not_agreed"):
                continue
            row = self.consultation[self.consultation.consultation_id == p["consultation_id"]].iloc[0]
            days = []
            for i in range(1, 8):
                on = row[f"step{i}_on"]
                if pd.notna(on):
                    low, high = last_possible_day(pd.Series([on]), pd.Series([row[f"step{i}_precision"]]))
                    days.append((i, low.iloc[0], high.iloc[0]))
            pairs = [(a, b) for n, a in enumerate(days) for b in days[n + 1 :]]
            acted = row["outcome"] == "not_agreed" and any(i == 7 for i, _, _ in days)
            if acted or any(a[1] > b[2] for a, b in pairs):
                bad += 1
            elif len(days) > 1 and all(a[2] <= b[1] for a, b in pairs):
                good += 1
        return share(good, good + bad)

    def element(self, line, level, unit, kind, window):
        """Value of an element; None where it rests on fewer than five cases or nobody gave it."""
        if line["source"] == "assessment":
            return self.assessed(line["element_id"], level, unit, window)
        place = (level, unit, kind, window)
        closed = self.scope(self.closed(window), *place)
        if line["measure"] == "levels_used":
            held = closed.level.dropna()
            return held.nunique() if len(held) >= 5 else None
        if line["measure"] == "days_to_conclude":
            days = [d for d in (self.days_of(row) for row in closed.to_dict("records")) if d is not None]
            return float(pd.Series(days).median()) if len(days) >= 5 else None
        found = getattr(self, line["measure"])(*place)
        if line["part"]:
            n = found[line["part"].split(";")[0] + ";n"]
            return found[line["part"]] / n if n >= 5 else None
        return found["value"] if found["n"] >= 5 else None

    @staticmethod
    def days_of(row):
        """From the first dated step to the close, where both are known to the day and not in reverse."""
        dated = [(row[f"step{i}_on"], i) for i in range(1, 8) if pd.notna(row[f"step{i}_on"])]
        if not dated or row["closed_precision"] not in (None, "day"):
            return None
        first, step = min(dated)
        days = (row["closed_on"] - first).days
        return days if row[f"step{step}_precision"] in (None, "day") and days >= 0 else None

    def assessed(self, element, level, unit, window):
        years = {quarter[:4] for quarter in window_quarters(window)}
        towns = self.division[(self.division.level == "township") & self.division.valid_to.isna()]
        if level == "district":
            towns = towns[towns.manager_id == unit]
        a = self.assessment
        a = a[(a.element_id == element) & (a.unit_level == "township") & a.score.notna() & a.period.isin(years)]
        newest = a[a.unit_id.isin(towns.division_id)].sort_values("period").groupby("unit_id").score.last()
        return float(newest.mean()) if len(newest) else None

    def index(self, level, unit, kind, window):
        n = len(self.scope(self.closed(window), level, unit, kind, window))
        answer, categories = {}, {}
        for line in self.elements:
            value = self.element(line, level, unit, kind, window)
            score = None
            if value is not None:
                worst, best = float(line["worst"]), float(line["best"])
                score = 1 + 99 * min(1, max(0, (value - worst) / (best - worst)))
            answer[f"element={line['element_id']}"] = score
            categories.setdefault(line["category_id"], (float(line["category_weight"]), []))[1].append((float(line["weight"]), score))
        logs, whole = 0.0, 0.0
        for name, (weight, scores) in categories.items():
            known = [(w, x) for w, x in scores if x is not None]
            enough = known and 2 * sum(w for w, _ in known) >= sum(w for w, _ in scores)
            value = sum(w * x for w, x in known) / sum(w for w, _ in known) if enough and n >= 5 else None
            answer[f"category={name}"] = value
            logs = logs + weight * math.log(value) if value is not None and logs is not None else None
            whole += weight
        return {"n": n, "value": None if logs is None else math.exp(logs / whole), **answer}


METRICS = (
    "index",
    "proposal_conformed",
    "council_rules","proposal_ordered", "proposal_adopted", "proposal_agreed", "proposal_levels", "proposal_days", "proposal_returned")


def main(folder, window):
    city = Levels(folder)
    answers = []
    for metric in METRICS:
        for level, unit in [("city", "510100")] + [("district", u) for u in city.units]:
            for kind in ("all", "old", "managed"):
                answer = plain(getattr(city, metric)(level, unit, kind, window))
                answers.append({"metric": metric, "level": level, "unit_id": unit, "kind": kind, **answer})
    source = "data/golden/oracle_levels.py over the Parquet files of the golden city"
    json.dump({"source": source, "window": window, "rows": answers}, sys.stdout, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
