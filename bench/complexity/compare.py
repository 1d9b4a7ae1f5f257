"""Compares two results cell by cell: compare.py OURS.csv PEER.csv"""
import sys

import numpy as np
import pandas as pd

ours, peer = (pd.read_csv(path).set_index(["location", "product"]).sort_index() for path in sys.argv[1:3])
if not ours.index.equals(peer.index):
    sys.exit(f"the rows differ: {len(ours)} and {len(peer)}")
worst = 0.0
for name in ["value", "diversity", "ubiquity", "rca", "mcp", "eci", "pci", "density", "coi", "cog"]:
    a, b = ours[name].to_numpy(float), peer[name].to_numpy(float)
    if not np.array_equal(np.isnan(a), np.isnan(b)):
        sys.exit(f"{name}: different cells are unknown")
    difference = np.nanmax(np.abs(a - b) / np.maximum(1, np.abs(b)))
    worst = max(worst, difference)
    print(f"{name:10s} {difference:.1e}")
sys.exit(0 if worst < 1e-9 else "the results differ by more than 1e-9")
