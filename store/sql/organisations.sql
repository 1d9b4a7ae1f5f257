-- Organisations with their owner, in table order.
-- Reads: organisation_keys, organisations, owners, files. Parameters: $ids.
SELECT o.id, o.name, o.name_zh, o.country, o.parent, coalesce(w.id, o.id), o.ownership, f.path, o.line, o.source
FROM organisations o
JOIN files f ON f.id = o.file
LEFT JOIN owners h ON h.organisation = o.rowid
LEFT JOIN organisations w ON w.rowid = h.owner
WHERE o.rowid IN (SELECT n FROM organisation_keys WHERE key IN (SELECT hash(unnest($ids))))
    AND o.id IN (SELECT unnest($ids))
ORDER BY o.file, o.line;
