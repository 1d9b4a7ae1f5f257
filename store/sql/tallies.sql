-- Establishments with a running activity, their owners, and those whose owner
-- is of another country: one row for each region asked for that has any.
-- Order: as asked.
-- Reads: activities.
-- Parameters: $day; $firsts and $lasts, the ranges of the regions, and
-- $countries, in the same order; $first and $last, the range of the links; $links,
-- numbers within it, none for all.
WITH asked AS (
    SELECT unnest(generate_series(1, len($firsts))) AS place, unnest($firsts) AS first, unnest($lasts) AS last, unnest($countries) AS country
)
SELECT asked.place::INTEGER, count(DISTINCT s.establishment), count(DISTINCT s.owner),
    count(DISTINCT s.establishment) FILTER (s.country <> '' AND s.country <> asked.country)
FROM asked
JOIN activities s ON s.region BETWEEN asked.first AND asked.last
WHERE s.link BETWEEN $first AND $last
    AND (len($links) = 0 OR list_contains($links, s.link))
    AND state_at(s.runs_from, s.runs_until, s.coming, $day::DATE) = 'running'
GROUP BY asked.place
ORDER BY asked.place;
