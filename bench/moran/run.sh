#!/bin/sh
# run.sh [UNITS]...: local Moran's I with 8 neighbours and 999 permutations by
# both programs on the same file, whole processes from CSV to CSV, with the
# numbers compared. The peer is installed into a virtual environment.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${BENCH_DIR:-$(mktemp -d)}
[ $# -gt 0 ] || set -- 1000 5000 20000

(cd "$root" && go build -o "$work/agglo" ./cmd/agglo && go build -o "$work/generate" ./bench/moran/generate)
if [ ! -x "$work/venv-esda/bin/python" ]; then
	python3 -m venv "$work/venv-esda"
	"$work/venv-esda/bin/pip" install --quiet "esda==2.9.0" "libpysal==4.14.1" numba
fi

# timed LABEL COMMAND...: wall time, processor time and peak memory
timed() {
	label=$1
	shift
	"$work/venv-esda/bin/python" - "$label" "$@" <<'PYTHON'
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[2:], check=True)
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"  {sys.argv[1]:22s} {wall:8.2f} s wall {used.ru_utime + used.ru_stime:8.2f} s cpu {used.ru_maxrss / 1024:8.0f} MB", flush=True)
PYTHON
}

for units; do
	echo "$units units"
	in=$work/sites_$units.csv
	"$work/generate" "$units" >"$in"
	for round in 1 2 3; do
		timed "agglo, CSV to CSV" sh -c '"$1" measure moran --k 8 --local --permutations 999 --format csv "$2" >"$3"' sh "$work/agglo" "$in" "$work/ours.csv"
	done
	timed "esda, CSV to CSV" "$work/venv-esda/bin/python" -W ignore "$here/peer.py" "$in" "$work/peer.csv" 999
	"$work/venv-esda/bin/python" "$here/compare.py" "$work/ours.csv" "$work/peer.csv" 999
done
