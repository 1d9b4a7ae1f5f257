-- Running establishments of some links in a region, each once, with where they
-- lie: id, name, name_zh, region (number), lat and lon (null where the register
-- has none). Order: establishment.
-- Reads: activities, establishments.
-- Parameters: $day; $region_first and $region_last; $first and $last, the range
-- of the links; $links, numbers within it, none for all.
WITH running AS (
    SELECT DISTINCT establishment, region
    FROM activities
    WHERE link BETWEEN $first AND $last
        AND (len($links) = 0 OR list_contains($links, link))
        AND region BETWEEN $region_first AND $region_last
        AND state_at(runs_from, runs_until, coming, $day::DATE) = 'running'
)
SELECT e.id, e.name, e.name_zh, r.region, e.lat, e.lon
FROM running r
JOIN establishments e ON e.rowid = r.establishment
ORDER BY r.establishment;
