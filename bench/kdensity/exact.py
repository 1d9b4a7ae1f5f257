"""The K-density of all sites by its formula, all distances in memory.
exact.py IN.csv OURS.csv BANDWIDTH: says how far our file is from it."""
import sys

import numpy as np
import pandas as pd

sites, ours = pd.read_csv(sys.argv[1]), pd.read_csv(sys.argv[2])
h = float(sys.argv[3])
x, y = sites["x"].to_numpy(), sites["y"].to_numpy()
r = ours["r"].to_numpy()[:: max(1, len(ours) // 10)]
k = ours["k"].to_numpy()[:: max(1, len(ours) // 10)]
total = np.zeros(len(r), dtype=np.longdouble)
for i in range(len(x) - 1):
    d = np.hypot(x[i + 1 :] - x[i], y[i + 1 :] - y[i])
    for n, at in enumerate(r):
        near = d[np.abs(d - at) < 9 * h]
        total[n] += np.exp(-(((at - near) / h) ** 2) / 2).sum()
        if at < 9 * h:
            low = d[d + at < 9 * h]
            total[n] += np.exp(-(((at + low) / h) ** 2) / 2).sum()
pairs = len(x) * (len(x) - 1) / 2
exact = total / (np.sqrt(2 * np.pi) * h * pairs)
print(f"  largest relative difference from the formula at {len(r)} distances: {np.max(np.abs(k / exact - 1)):.1e}")
