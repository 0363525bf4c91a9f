#!/usr/bin/env python3
"""Agreement values from independent packages, to compare ours with.

    agreement.py < cases.json            the values of these cases, as JSON
    agreement.py --freeze > frozen.json  generated cases with their values, kept beside this file

A case is {"ratings": [[...]]} (one row per coder, null for missing) or {"units": [[coder, category,
start, end]...], "coders": m, "length": L}. A value is null where the measure is undefined; a measure
is absent where its package is not installed. Exit code 77: no package at all is installed.

Packages: krippendorff, scikit-learn, statsmodels, nltk, krippendorff-unitized-alpha,
pygamma-agreement. `alpha_unitizing_2004` has no package: it is the formula of Krippendorff 2004
written out in a few lines here.
"""

import itertools
import json
import math
import random
import sys
import warnings

warnings.filterwarnings("ignore")


def optional(name):
    try:
        return __import__(name, fromlist=["x"])
    except Exception:  # a package that does not load is as good as absent
        return None


krippendorff = optional("krippendorff")
sklearn = optional("sklearn.metrics")
statsmodels = optional("statsmodels.stats.inter_rater")
nltk = optional("nltk.metrics.agreement")
unitized = optional("krippendorff_unitized_alpha.krippendorffs_unitized_alpha")
pygamma = optional("pygamma_agreement")
segments = optional("pyannote.core")


def value(x):
    x = float(x)
    return None if math.isnan(x) or math.isinf(x) else x


def attempt(f):
    try:
        return value(f())
    except Exception:  # the packages raise on what is undefined
        return None


# Items


def ratings(rows):
    out = {}
    items = list(zip(*rows))
    complete = [item for item in items if None not in item]
    if krippendorff:
        table = [[math.nan if v is None else v for v in row] for row in rows]
        out["alpha_nominal"] = attempt(lambda: krippendorff.alpha(table, level_of_measurement="nominal"))
    both = [(a, b) for a, b in zip(rows[0], rows[1]) if a is not None and b is not None]
    used = {v for pair in both for v in pair}
    if sklearn:
        undefined = not both or len(used) < 2
        out["cohen_kappa"] = None if undefined else attempt(lambda: sklearn.cohen_kappa_score(*zip(*both)))
    if statsmodels:
        def fleiss():
            counts, _ = statsmodels.aggregate_raters([list(item) for item in complete])
            return statsmodels.fleiss_kappa(counts, method="fleiss")
        values = {v for item in complete for v in item}
        out["fleiss_kappa"] = None if len(values) < 2 else attempt(fleiss)
    if nltk and len(complete) == len(items):
        triples = [(c, i, v) for c, row in enumerate(rows) for i, v in enumerate(row)]
        out["percent"] = attempt(lambda: nltk.AnnotationTask(triples).avg_Ao())
        values = {v for item in complete for v in item}
        if len(values) > 1:
            out["alpha_nominal_nltk"] = attempt(lambda: nltk.AnnotationTask(triples).alpha())
    return out


# Marks


def joined(spans):
    out = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def sections(spans, length):
    at, out = 0, []
    for start, end in spans:
        if start > at:
            out.append((at, start, False))
        out.append((start, end, True))
        at = end
    if at < length:
        out.append((at, length, False))
    return out


def parts_2004(rows, length):
    """Observed and expected disagreement of one category; rows of (start, end) per coder."""
    m = len(rows)
    rows = [sections(joined(row), length) for row in rows]
    observed = 0
    for a, b in itertools.permutations(rows, 2):
        for gb, ge, g in a:
            for hb, he, h in b:
                if g and h:
                    if gb < he and hb < ge:
                        observed += (gb - hb) ** 2 + (ge - he) ** 2
                elif g and hb <= gb and ge <= he:
                    observed += (ge - gb) ** 2
                elif h and gb <= hb and he <= ge:
                    observed += (he - hb) ** 2
    units = [e - b for row in rows for b, e, u in row if u]
    gaps = [e - b for row in rows for b, e, u in row if not u]
    if not units:
        return None
    total = sum((len(units) - 1) / 3 * (2 * l**3 - 3 * l**2 + l) + l * l * sum(g - l + 1 for g in gaps if g >= l) for l in units)
    all_ = m * length
    return observed / (m * (m - 1) * length**2), 2 / length * total / (all_ * (all_ - 1) - sum(l * (l - 1) for l in units))


def units(case):
    out, m, length = {}, case["coders"], case["length"]
    marks = sorted({tuple(u) for u in case["units"]})
    categories = sorted({u[1] for u in marks})
    parts = [parts_2004([[u[2:] for u in marks if u[0] == c and u[1] == k] for c in range(m)], length) for k in categories]
    parts = [p for p in parts if p]
    expected = sum(p[1] for p in parts)
    out["alpha_unitizing_2004"] = 1 - sum(p[0] for p in parts) / expected if expected > 0 else None

    pairs = []
    for a, b in itertools.combinations(range(m), 2):
        first, second = ({u[1:] for u in marks if u[0] == c} for c in (a, b))
        if first or second:
            pairs.append(2 * len(first & second) / (len(first) + len(second)))
    out["f1_exact"] = sum(pairs) / len(pairs) if pairs else None

    if unitized:
        data, overlap = {}, False
        for c in range(m):
            row = sorted((s, e, k) for k in categories for s, e in joined([u[2:] for u in marks if u[0] == c and u[1] == k]))
            overlap = overlap or any(b[0] < a[1] for a, b in zip(row, row[1:]))
            at, filled = 0, []
            for s, e, k in row:
                if s > at:
                    filled.append(unitized.Segment("_empty", at, s))
                filled.append(unitized.Segment(str(k), s, e))
                at = e
            if at < length:
                filled.append(unitized.Segment("_empty", at, length))
            data[str(c)] = filled
        if overlap or not marks:
            out["alpha_unitizing_2016"] = None
        else:
            out["alpha_unitizing_2016"] = attempt(lambda: unitized.KrippendorffUnitizedAlpha(data).result)

    if pygamma and segments and marks:
        continuum = pygamma.Continuum()
        for c in range(m):
            continuum.add_annotator(str(c))
        for c, k, s, e in marks:
            continuum.add(str(c), segments.Segment(s, e), str(k))
        d = pygamma.CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1.0)
        out["gamma_disorder"] = attempt(lambda: continuum.get_best_alignment(d).disorder)
        if case.get("gamma"):
            import numpy
            numpy.random.seed(4)
            out["gamma"] = attempt(lambda: continuum.compute_gamma(d, n_samples=30, precision_level=0.02).gamma)
    return out


def values(case):
    return ratings(case["ratings"]) if "ratings" in case else units(case)


# Generated cases


def generate(seed=20):
    r = random.Random(seed)
    cases = []
    for k in range(24):
        m, n, c = r.randint(2, 6), r.randint(4, 60), r.randint(2, 6)
        missing = 0 if k % 2 else 0.2
        rows = [[] for _ in range(m)]
        for _ in range(n):
            truth = r.randrange(c)
            for row in rows:
                v = truth if r.random() < 0.7 else r.randrange(c)
                row.append(None if r.random() < missing else v)
        cases.append({"ratings": rows})
    for k in range(24):
        m, apart = r.randint(2, 4), k % 3 > 0
        truth, at = [], 0
        for _ in range(r.randint(1, 6)):
            start = at + r.randint(0, 30) if apart else r.randint(0, 100)
            truth.append((start, start + r.randint(12, 40), r.randrange(3)))
            at = truth[-1][1]
        length = max(end for _, end, _ in truth) + r.randint(0, 40)
        marks = []
        for c in range(m):
            for start, end, category in truth:
                if r.random() < 0.8:
                    start, end = start + r.choice((0, 0, 0, 2, 5)), end - r.choice((0, 0, 0, 1, 4))
                    category = category if r.random() < 0.8 else r.randrange(3)
                    marks.append([c, category, start, end])
        if marks:
            cases.append({"units": marks, "coders": m, "length": length, "gamma": k % 12 == 1})
    return cases


def main():
    if not any((krippendorff, sklearn, statsmodels, nltk, unitized, pygamma)):
        sys.exit(77)
    if "--freeze" in sys.argv:
        frozen = [{**case, "values": values(case)} for case in generate()]
        print("[\n" + ",\n".join(json.dumps(case) for case in frozen) + "\n]")
    else:
        json.dump([values(case) for case in json.load(sys.stdin)], sys.stdout)


main()
