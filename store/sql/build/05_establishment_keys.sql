-- Reads: establishments. Writes: establishment_keys, from which an id is found.
CREATE OR REPLACE TABLE establishment_keys AS
SELECT hash(id) AS key, rowid::INTEGER AS n FROM establishments ORDER BY key;
