-- Organisations with their owner, in table order.
-- Reads: organisations, files. Parameters: $ids.
SELECT o.id, o.name, o.name_zh, o.country, o.parent, w.id, o.ownership, f.path, o.line, o.source
FROM organisations o
JOIN organisations w ON w.n = o.owner
JOIN files f ON f.id = o.file
WHERE o.id IN (SELECT unnest($ids))
ORDER BY o.n;
