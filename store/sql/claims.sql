-- Every claim, in table order.
-- Reads: claims, files.
SELECT c.id, c.text, c.text_zh, c.region, c.indicator, c.subject, c.period, coalesce(c.measure, 'value'), c.within,
    coalesce(c."order", 'desc'), c.condition, c.value, c.unit, c.bound, c.tolerance,
    f.path, c.line, c.source, c.quote
FROM claims c JOIN files f ON f.id = c.file
ORDER BY c.rowid;
