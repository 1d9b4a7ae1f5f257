"""Writes the files of this folder with the programs that people use.

    python -m venv venv && venv/bin/pip install duckdb==2.0.1 pyarrow==26.0.1 openpyxl
    venv/bin/python make.py

The tests expect of them what is said here of each column.
"""
import datetime, decimal, os
import duckdb, openpyxl, pyarrow as pa, pyarrow.parquet as pq

here = os.path.dirname(os.path.abspath(__file__))

# DuckDB: a DATE, a DECIMAL, an INTEGER where text is wanted, a column of nulls;
# two row groups; the second half of the table is written by pyarrow.
os.makedirs(here + "/establishments", exist_ok=True)
duckdb.sql(f"""
copy (select 'd' || i as id, 'maker' as organisation, 2000 + i as name, 'A' as region,
        date '2020-02-29' + i::int as opened, null as closed,
        (31.25 + i / 1000)::decimal(9, 3) as lat, 120 as lon
      from range(4000) t(i))
to '{here}/establishments/duckdb.parquet' (format parquet, compression zstd, row_group_size 2048)""")

# pyarrow: dictionary strings, a timestamp, a FLOAT, an empty text, small pages of version 1.
n = 300
pq.write_table(pa.table({
    "id": [f"p{i}" for i in range(n)],
    "organisation": pa.array(["maker"] * n).dictionary_encode(),
    "name": [None if i % 3 else "" for i in range(n)],
    "region": ["A" if i % 2 else "B" for i in range(n)],
    "opened": pa.array([datetime.datetime(2021, 1, 1, 12) + datetime.timedelta(days=i) for i in range(n)], pa.timestamp("ms")),
    "lat": pa.array([31.5] * n, pa.float32()),
    "lon": pa.array([120.0] * n),
}), here + "/establishments/pyarrow.parquet", compression="snappy", data_page_size=64, data_page_version="1.0")

# openpyxl: dates and numbers as spreadsheets keep them, an empty row, a sheet of notes.
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "activities"
sheet.append(["establishment", "chain", "link", "capacity", "capacity_unit", "since", "as_of", "quote"])
sheet.append(["d1", "battery", "cell", 12.5, "GWh/a", datetime.date(2019, 5, 31), 2023, "=not a formula"[1:]])
sheet.append([])
sheet.append(["d2", "battery", "cell", "=10*2", "GWh/a", "2019-05", "2023-06", None])
sheet = book.create_sheet("observations")
sheet.append(["region", "indicator", "period", "value", "unit", "note"])
sheet.append(["A", "gdp", 2023, 1010000000000, "CNY", True])
sheet.append(["A", "gdp", datetime.date(2023, 6, 30), 0.1 + 0.2, "CNY", 5])
book.create_sheet("notes").append(["anything"])
book.save(here + "/tables.xlsx")
