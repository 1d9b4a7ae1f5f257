-- What can be asked of the observations: indicator, subject, number of rows and
-- of regions, earliest and latest period. Order: indicator, subject.
-- Reads: observations.
SELECT indicator, coalesce(subject, ''), count(*), count(DISTINCT region),
    arg_min(period, (left(period, 4), period)), arg_max(period, (left(split_part(period, '/', -1), 4), period))
FROM observations
GROUP BY indicator, coalesce(subject, '')
ORDER BY 1, 2;
