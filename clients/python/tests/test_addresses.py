"""Programs for tables read the addresses of the API as they are, whole or in parts."""

from collections.abc import Callable
from typing import Any

import duckdb
import httpx
import pandas
import polars
import pytest

from agglo import Client

QUESTION = "indicator=gdp&period=2023&within=Jiangsu"


def sql(text: str) -> Callable[[str], list[Any]]:
    return lambda address: [row[0] for row in duckdb.sql(text.format(address)).fetchall()]


READERS: dict[str, tuple[str, Callable[[str], list[Any]]]] = {
    "pandas.read_csv": ("csv", lambda a: list(pandas.read_csv(a)["value"])),
    "pandas.read_parquet": ("parquet", lambda a: list(pandas.read_parquet(a)["value"])),
    "polars.read_csv": ("csv", lambda a: polars.read_csv(a)["value"].to_list()),
    "polars.scan_csv": ("csv", lambda a: polars.scan_csv(a).select("value").collect()["value"].to_list()),
    "polars.read_parquet": ("parquet", lambda a: polars.read_parquet(a)["value"].to_list()),
    "polars.scan_parquet": ("parquet", lambda a: polars.scan_parquet(a).select("value").collect()["value"].to_list()),
    "duckdb from": ("csv", sql("select value from '{}'")),
    "duckdb read_csv": ("csv", sql("select value from read_csv('{}')")),
    "duckdb read_parquet": ("parquet", sql("select value from read_parquet('{}')")),
}


@pytest.mark.parametrize("name", READERS)
def test_readers(name: str, address: str, client: Client) -> None:
    want = [p.figure.value for p in client.rank("gdp", period="2023", within="Jiangsu").places]
    suffix, read = READERS[name]
    assert len(want) == 13
    assert read(f"{address}/api/v1/rank.{suffix}?{QUESTION}") == want


def test_a_column_is_read_in_parts(address: str) -> None:
    """Reading the last bytes of a Parquet file, its length and mark, sends only these."""
    url = f"{address}/api/v1/rank.parquet?{QUESTION}"
    size = int(httpx.head(url).headers["Content-Length"])
    end = httpx.get(url, headers={"Range": "bytes=-8"})
    assert end.status_code == 206
    assert end.content[4:] == b"PAR1" and len(end.content) == 8 < size
    assert end.headers["Content-Range"] == f"bytes {size - 8}-{size - 1}/{size}"
