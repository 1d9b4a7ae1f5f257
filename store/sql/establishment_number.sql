-- Number of an establishment. Reads: establishment_keys, establishments.
-- Parameters: $id.
SELECT rowid FROM establishments
WHERE rowid IN (SELECT n FROM establishment_keys WHERE key = hash($id)) AND id = $id;
