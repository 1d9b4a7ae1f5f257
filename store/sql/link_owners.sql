-- Distinct ultimate owners of what runs of each link in regions, each with all
-- that lies below it: place of the region, link (number), owners.
-- Order: place, link.
-- Reads: activities.
-- Parameters: $day; $firsts and $lasts, the ranges of the regions, in the order
-- asked; $first and $last, the range of the links; $links, numbers within it, none
-- for all.
WITH asked AS (
    SELECT unnest(generate_series(1, len($firsts))) AS place, unnest($firsts) AS first, unnest($lasts) AS last
)
SELECT asked.place::INTEGER, a.link, count(DISTINCT a.owner)
FROM asked
JOIN activities a ON a.region BETWEEN asked.first AND asked.last
WHERE a.link BETWEEN $first AND $last
    AND (len($links) = 0 OR list_contains($links, a.link))
    AND state_at(a.runs_from, a.runs_until, a.coming, $day::DATE) = 'running'
GROUP BY asked.place, a.link
ORDER BY asked.place, a.link;
