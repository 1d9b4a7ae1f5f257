"""Compares local Moran of both programs: compare.py OURS.csv PEER.csv PERMUTATIONS"""
import sys

import numpy as np
import pandas as pd

ours, peer = pd.read_csv(sys.argv[1]), pd.read_csv(sys.argv[2])
permutations = int(sys.argv[3])
assert list(ours["id"]) == list(peer["id"]), "the rows differ"
scale = peer["I"].abs().max()
print(f"  largest difference of I: {(ours['I'] - peer['I']).abs().max() / scale:.1e} of the largest I")
names = peer["quadrant"].map({1: "HH", 2: "LH", 3: "LL", 4: "HL"})
print(f"  quadrants that differ: {(ours['quadrant'] != names).sum()}")
p = (ours["p_sim"] + peer["p_sim"]) / 2
error = np.sqrt(2 * p * (1 - p) / permutations)
off = (ours["p_sim"] - peer["p_sim"]) / error
print(f"  p_sim: differences of {off.abs().mean():.2f} standard errors on average (0.80 is chance), {off.abs().max():.1f} at most")
