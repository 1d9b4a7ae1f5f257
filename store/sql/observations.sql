-- Observations, of one indicator or of all; unit is that of the row or else of the
-- indicator, published that of the source. Order: region, subject, period, then
-- table order.
-- Reads: observations, indicators, sources, files.
-- Parameters: $indicator, empty for all; $subjects and $regions, none for all; $first and $last,
-- the years that a period has to touch, 0 where open.
SELECT o.region, o.indicator, o.subject, o.period, o.value, coalesce(o.unit, i.unit), coalesce(o.status, 'reported'),
    o.bound, s.published, f.path, o.line, o.source, o.quote, o.note
FROM observations o
JOIN files f ON f.id = o.file
LEFT JOIN indicators i ON i.id = o.indicator
LEFT JOIN sources s ON s.id = o.source
WHERE ($indicator = '' OR o.indicator = $indicator)
    AND (len($subjects) = 0 OR list_contains($subjects, coalesce(o.subject, '')))
    AND (len($regions) = 0 OR o.region IN (SELECT unnest($regions)))
    AND ($first = 0 OR left(split_part(o.period, '/', -1), 4)::INTEGER >= $first)
    AND ($last = 0 OR left(o.period, 4)::INTEGER <= $last)
ORDER BY o.region, o.subject NULLS FIRST, o.period, o.rowid;
