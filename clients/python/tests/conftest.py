"""A real server for the tests: AGGLO_BIN is the binary, else bin/agglo."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import duckdb
import duckdb_extension_httpfs
import pytest

from agglo import Client

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    binary = os.environ.get("AGGLO_BIN", str(ROOT / "bin" / "agglo"))
    if not Path(binary).exists():
        pytest.fail(f"there is no {binary}: run make build first")
    store = tmp_path_factory.mktemp("store") / "bundled.duckdb"
    command = [binary, "serve", "--addr", "127.0.0.1:0", "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=store.parent, text=True) as server:
        assert server.stdout
        line = server.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            pytest.fail(f"agglo serve says {line!r}")
        yield found[0]
        server.terminate()


@pytest.fixture(scope="session", autouse=True)
def httpfs() -> None:
    """What DuckDB would fetch from its own site when it first meets an address."""
    (extension,) = Path(duckdb_extension_httpfs.__file__).parent.rglob("*.duckdb_extension")
    duckdb.load_extension(str(extension))


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[Client]:
    with Client(address) as c:
        yield c
