"""The peer: local Moran's I by esda, twice within one process.
peer.py IN.csv [OUT.csv] [PERMUTATIONS]"""
import sys
import time

start = time.perf_counter()
import esda
import pandas as pd
from libpysal.weights import KNN

permutations = int(sys.argv[3]) if len(sys.argv) > 3 else 999
data = pd.read_csv(sys.argv[1])
loaded = time.perf_counter()
weights = KNN(data[["x", "y"]].to_numpy(), 8)
weights.transform = "r"
built = time.perf_counter()
value = data["value"].to_numpy()
result = esda.Moran_Local(value, weights, permutations=permutations, seed=1)
first = time.perf_counter()
if len(sys.argv) > 2:
    frame = {"id": data["id"], "I": result.Is, "p_sim": result.p_sim, "quadrant": result.q}
    pd.DataFrame(frame).to_csv(sys.argv[2], index=False)
again = time.perf_counter()
esda.Moran_Local(value, weights, permutations=permutations, seed=1)
warm = time.perf_counter()
print(f"  esda {esda.__version__}: start {loaded - start:.2f} s, weights {built - loaded:.2f} s, "
      f"first run {first - built:.2f} s, warm run {warm - again:.2f} s")
