-- Running establishments of one link in a region by owner, the most first.
-- Reads: activities.
-- Parameters: $day; $region_first and $region_last; $link, a number.
SELECT count(DISTINCT establishment) AS n
FROM activities
WHERE link = $link
    AND region BETWEEN $region_first AND $region_last
    AND state_at(runs_from, runs_until, coming, $day::DATE) = 'running'
GROUP BY owner
ORDER BY n DESC;
