-- Organisations by id: number and row, in table order.
-- Reads: organisation_keys, organisations. Parameters: $ids.
SELECT rowid, id, name, name_zh, country, parent, ownership, file, line, source
FROM organisations
WHERE rowid IN (SELECT n FROM organisation_keys WHERE key IN (SELECT hash(unnest($ids))))
    AND id IN (SELECT unnest($ids))
ORDER BY file, line;
