-- How regions hold links at a day: region and link (numbers), owners (exact up
-- to two), whether a site counts as later and as coming, first start. One row a
-- region and link that has any site. Order: region, link.
-- Reads: presence, presence_ended (made by sql/build/07_presence.sql).
-- Parameters: $day; $regions, numbers; $region_first and $region_last, the range
-- of them; $first and $last, the range of the links; $links, numbers within it,
-- none for all.
WITH ended AS (
    SELECT link, region, min(owner) AS least, max(owner) AS greatest
    FROM presence_ended
    WHERE link BETWEEN $first AND $last AND region BETWEEN $region_first AND $region_last
        AND runs_from <= $day::DATE AND runs_until > $day::DATE
    GROUP BY link, region
)
SELECT p.region, p.link,
    CASE
        WHEN p.from2 <= $day::DATE THEN 2
        WHEN p.from1 <= $day::DATE THEN 1 + coalesce(e.least <> p.owner1 OR e.greatest <> p.owner1, false)::INTEGER
        ELSE coalesce(1 + (e.least <> e.greatest)::INTEGER, 0)
    END AS owners,
    coalesce($day::DATE < p.later_until, false), coalesce($day::DATE < p.coming_until, false), p.first
FROM presence p LEFT JOIN ended e ON e.link = p.link AND e.region = p.region
WHERE p.link BETWEEN $first AND $last
    AND p.region BETWEEN $region_first AND $region_last
    AND (len($links) = 0 OR list_contains($links, p.link))
    AND p.region IN (SELECT unnest($regions))
ORDER BY p.region, p.link;
