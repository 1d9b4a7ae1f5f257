-- Every target, in table order; unit is that of the row or else of the indicator.
-- Reads: targets, indicators, files.
SELECT t.region, t.indicator, t.subject, t.period, t.value, coalesce(t.unit, i.unit), t.comparator,
    f.path, t.line, t.source, t.quote
FROM targets t
JOIN files f ON f.id = t.file
LEFT JOIN indicators i ON i.id = t.indicator
ORDER BY t.rowid;
