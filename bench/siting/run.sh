#!/bin/sh
# run.sh [SECONDS]: the large instances by agglo, and by spopt with CBC, which is
# given up after so many seconds each (120). The peer is installed into a virtual
# environment.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${BENCH_DIR:-$(mktemp -d)}
limit=${1:-120}

if [ ! -x "$work/siting/bin/python" ]; then
	python3 -m venv "$work/siting"
	"$work/siting/bin/pip" install --quiet spopt==0.7.0 pulp==3.3.2
fi
(cd "$root" && go test -run '^$' -bench Large -benchtime 1x ./bench/siting)
"$work/siting/bin/python" "$here/peer.py" large "$limit"
