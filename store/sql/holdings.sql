-- Running establishments by region asked for and link, each region with all
-- below it: place of the region, link (number), establishments, owners.
-- Order: place, link.
-- Reads: activities.
-- Parameters: $day; $firsts and $lasts, the ranges of the regions, in the order
-- asked; $links, numbers; $first and $last, the range of the links.
WITH asked AS (
    SELECT unnest(generate_series(1, len($firsts))) AS place, unnest($firsts) AS first, unnest($lasts) AS last
)
SELECT asked.place::INTEGER, a.link, count(DISTINCT a.establishment), count(DISTINCT a.owner)
FROM asked
JOIN activities a ON a.region BETWEEN asked.first AND asked.last
WHERE a.link BETWEEN $first AND $last
    AND a.link IN (SELECT unnest($links))
    AND state_at(a.runs_from, a.runs_until, a.coming, $day::DATE) = 'running'
GROUP BY asked.place, a.link
ORDER BY asked.place, a.link;
