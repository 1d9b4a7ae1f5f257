#!/bin/sh
# run.sh [LOCATIONS PRODUCTS]...: both programs on the same files, whole
# processes from CSV to CSV, with the numbers compared. The peer is installed
# into a virtual environment. The sizes default to 250 1000 1000 1500; the
# peer needs ten minutes and 9 GB for 3000 5000.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${BENCH_DIR:-$(mktemp -d)}
[ $# -gt 0 ] || set -- 250 1000 1000 1500

(cd "$root" && go build -o "$work/agglo" ./cmd/agglo && go build -o "$work/generate" ./bench/complexity/generate)
if [ ! -x "$work/venv/bin/python" ]; then
	python3 -m venv "$work/venv"
	"$work/venv/bin/pip" install --quiet "ecomplexity==0.5.3" "numpy==1.26.4" "pandas==2.1.4"
fi

# timed LABEL COMMAND...: wall time, processor time and peak memory
timed() {
	label=$1
	shift
	"$work/venv/bin/python" - "$label" "$@" <<'PYTHON'
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[2:], check=True)
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"  {sys.argv[1]:22s} {wall:8.2f} s wall {used.ru_utime + used.ru_stime:8.2f} s cpu {used.ru_maxrss / 1024:8.0f} MB", flush=True)
PYTHON
}

while [ $# -gt 1 ]; do
	echo "$1 x $2"
	in=$work/trade_$1_$2.csv
	"$work/generate" "$1" "$2" >"$in"
	for round in 1 2 3; do
		timed "agglo, rows unwritten" sh -c '"$1" measure complexity --format csv --rows locations --rounds 1 "$2" >"$3"' sh "$work/agglo" "$in" "$work/ours.csv"
		timed "agglo, CSV to CSV" sh -c '"$1" measure complexity --format csv "$2" >"$3"' sh "$work/agglo" "$in" "$work/ours.csv"
	done
	timed "peer, rows unwritten" "$work/venv/bin/python" "$here/peer.py" "$in"
	timed "peer, CSV to CSV" "$work/venv/bin/python" "$here/peer.py" "$in" "$work/peer.csv"
	"$work/venv/bin/python" "$here/compare.py" "$work/ours.csv" "$work/peer.csv"
	shift 2
done
