-- Tables of the data set with their number of rows, in no order.
-- Reads: the catalogue. Parameters: $tables, names.
SELECT table_name, estimated_size FROM duckdb_tables()
WHERE database_name = 'release' AND list_contains($tables, table_name);
