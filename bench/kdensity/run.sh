#!/bin/sh
# run.sh [SITES]...: the K-density of all sites, and that of one type with 100
# simulations, by both programs on the same file, whole processes from CSV to
# CSV; and the distance of our density from its formula. The peer needs R
# (Debian: r-base-core, r-cran-spatstat for dbmss): dbmss where it can be had,
# which is then installed into a folder of its own, and else base R.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${BENCH_DIR:-$(mktemp -d)}
max=30
steps=100
[ $# -gt 0 ] || set -- 5000 20000

(cd "$root" && go build -o "$work/agglo" ./cmd/agglo && go build -o "$work/generate" ./bench/moran/generate)
if [ ! -x "$work/venv/bin/python" ]; then
	python3 -m venv "$work/venv"
fi
"$work/venv/bin/python" -c 'import pandas' 2>/dev/null || "$work/venv/bin/pip" install --quiet numpy pandas

export R_LIBS_USER="$work/r"
mkdir -p "$R_LIBS_USER"
peer=no
if command -v Rscript >/dev/null; then
	peer=yes
	Rscript -e 'if (!requireNamespace("dbmss", quietly = TRUE)) install.packages("dbmss", Sys.getenv("R_LIBS_USER"), quiet = TRUE)' >/dev/null 2>&1 || true
else
	echo "the peer is left out: it needs Rscript"
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
print(f"  {sys.argv[1]:28s} {wall:8.2f} s wall {used.ru_utime + used.ru_stime:8.2f} s cpu {used.ru_maxrss / 1024:8.0f} MB", flush=True)
PYTHON
}

ours() {
	label=$1
	shift
	timed "agglo, $label" sh -c 'out=$1; shift; "$@" >"$out"' sh "$work/ours.csv" \
		"$work/agglo" measure kdensity --format csv --max "$max" --steps "$steps" "$@" "$in"
}

for sites; do
	echo "$sites sites"
	in=$work/places_$sites.csv
	"$work/generate" "$sites" >"$in"
	ours "exact check" --unweighted --bandwidth 0.5
	"$work/venv/bin/python" "$here/exact.py" "$in" "$work/ours.csv" 0.5
	for round in 1 2 3; do
		ours "density" --unweighted
	done
	[ $peer = no ] || timed "peer, density" Rscript "$here/peer.R" "$in" "$work/peer.csv" "$max" "$steps" 0
	ours "a tenth, 1000 simulations" --unweighted --type a --simulations 1000
	ours "jobs, 100 simulations" --simulations 100
	[ $peer = no ] || timed "peer, a tenth, 10 simulations" Rscript "$here/peer.R" "$in" "$work/peer.csv" "$max" "$steps" 10
done
