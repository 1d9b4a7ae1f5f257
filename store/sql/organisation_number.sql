-- Number of an organisation. Reads: organisation_keys, organisations.
-- Parameters: $id.
SELECT rowid FROM organisations
WHERE rowid IN (SELECT n FROM organisation_keys WHERE key = hash($id)) AND id = $id;
