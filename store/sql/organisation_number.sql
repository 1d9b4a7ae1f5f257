-- Number of an organisation. The concatenation keeps DuckDB from looking for the
-- id in the whole table before it looks at the numbers.
-- Reads: organisation_keys, organisations. Parameters: $id.
SELECT rowid FROM organisations
WHERE rowid IN (SELECT n FROM organisation_keys WHERE key = hash($id)) AND id || '' = $id;
