"""The same work as bench_test.go with spopt and CBC.

    python3 -m venv venv && venv/bin/pip install spopt==0.7.0 pulp==3.3.2
    venv/bin/python peer.py small > ../../measure/siting/testdata/spopt.csv
    venv/bin/python peer.py large [SECONDS]

gives each up after so many seconds (600) and writes model,seed,customers,candidates,p,radius,objective,seconds.
"""
import sys
import time

import numpy as np
import pulp
from spopt.locate import LSCP, MCLP, PCenter, PMedian


class Generator:
    def __init__(self, seed):
        self.x = seed

    def next(self):
        self.x = (1103515245 * self.x + 12345) % 2**31
        return self.x / 2**31


def instance(seed, n, m, reachable):
    g = Generator(seed)
    point = lambda: np.array([100 * g.next(), 100 * g.next()])
    candidates = np.array([point() for _ in range(m)])
    rows, weight = [], []
    while len(rows) < n:
        c = point()
        d = np.sqrt(((candidates - c) ** 2).sum(axis=1))
        w = 1 + np.floor(100 * g.next())
        if reachable <= 0 or d.min() <= reachable:
            rows.append(d)
            weight.append(w)
    return np.array(rows), np.array(weight)


def solve(model, seed, n, m, p, radius, limit):
    d, w = instance(seed, n, m, radius)
    start = time.perf_counter()
    if model == "pmedian":
        problem = PMedian.from_cost_matrix(d, w, p_facilities=p)
    elif model == "pcenter":
        problem = PCenter.from_cost_matrix(d, p_facilities=p)
    elif model == "cover":
        problem = MCLP.from_cost_matrix(d, w, radius, p_facilities=p)
    else:
        problem = LSCP.from_cost_matrix(d, radius)
    try:
        problem = problem.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=limit, gapRel=0))
        objective = pulp.value(problem.problem.objective)
    except RuntimeError:  # CBC stopped without a solution
        objective = float("nan")
    seconds = time.perf_counter() - start
    if seconds >= limit:
        objective = float("nan")  # or without a proof
    print(f"{model},{seed},{n},{m},{p},{radius},{objective!r},{seconds:.2f}", flush=True)


SMALL = [
    ("pmedian", 1, 100, 20, 5, 0), ("pmedian", 2, 100, 20, 3, 0), ("pmedian", 3, 200, 40, 6, 0),
    ("pmedian", 4, 500, 50, 8, 0), ("pmedian", 5, 300, 30, 10, 0),
    ("pcenter", 1, 60, 15, 4, 0), ("pcenter", 2, 100, 20, 5, 0), ("pcenter", 3, 100, 25, 3, 0),
    ("cover", 1, 300, 40, 5, 12), ("cover", 2, 500, 50, 4, 15), ("cover", 3, 500, 50, 8, 10),
    ("setcover", 1, 300, 40, 0, 20), ("setcover", 2, 500, 50, 0, 22), ("setcover", 3, 500, 50, 0, 16),
]
LARGE = [
    ("pmedian", 1, 500, 50, 8, 0), ("pmedian", 1, 1000, 100, 10, 0), ("pmedian", 1, 2000, 200, 15, 0),
    ("cover", 1, 5000, 300, 10, 10), ("pcenter", 1, 500, 50, 8, 0), ("setcover", 1, 5000, 500, 0, 15),
]

if __name__ == "__main__":
    print("model,seed,customers,candidates,p,radius,objective,seconds")
    for case in SMALL if sys.argv[1] == "small" else LARGE:
        solve(*case, limit=int(sys.argv[2]) if len(sys.argv) > 2 else 600)
