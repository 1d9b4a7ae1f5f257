"""The peer: py-ecomplexity on the same file. peer.py IN.csv [OUT.csv]"""
import sys

import pandas as pd
from ecomplexity import ecomplexity

data = pd.read_csv(sys.argv[1])
columns = {"time": "time", "loc": "location", "prod": "product", "val": "value"}
# The check for log-supermodularity is no part of what is compared.
result = ecomplexity(data, columns, check_logsupermodularity=False, verbose=False)
if len(sys.argv) > 2:
    result.to_csv(sys.argv[2], index=False)
