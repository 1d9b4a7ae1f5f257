-- Number of an establishment. The concatenation keeps DuckDB from looking for the
-- id in the whole table before it looks at the numbers.
-- Reads: establishment_keys, establishments. Parameters: $id.
SELECT rowid FROM establishments
WHERE rowid IN (SELECT n FROM establishment_keys WHERE key = hash($id)) AND id || '' = $id;
