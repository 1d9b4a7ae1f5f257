-- Every region, in table order.
-- Reads: regions, files.
SELECT r.id, r.name, r.name_zh, r.level, r.parent, coalesce(r.city, false), r.lat, r.lon, r.valid_from, r.valid_to,
    f.path, r.line
FROM regions r JOIN files f ON f.id = r.file
ORDER BY r.rowid;
