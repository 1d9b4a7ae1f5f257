-- How regions hold links at a day: region and link (numbers), owners (exact up
-- to two), whether a site counts as later and as coming, first start. One row a
-- region and link that has any site. Order: region, link.
-- Reads: presence, presence_ended (made by sql/build/7_presence.sql).
-- Parameters: $day; $regions and $links, numbers; $first and $last, the range
-- of the links.
SELECT p.region, p.link,
    CASE
        WHEN p.from2 <= $day::DATE THEN 2
        WHEN p.from1 <= $day::DATE THEN 1 + least(1, count(DISTINCT e.owner) FILTER (e.owner <> p.owner1))
        ELSE least(2, count(DISTINCT e.owner))
    END AS owners,
    coalesce($day::DATE < p.later_until, false), coalesce($day::DATE < p.coming_until, false), p.first
FROM presence p
LEFT JOIN presence_ended e ON e.link = p.link AND e.region = p.region AND e.runs_from <= $day::DATE AND e.runs_until > $day::DATE
WHERE p.link BETWEEN $first AND $last
    AND p.link IN (SELECT unnest($links))
    AND p.region IN (SELECT unnest($regions))
GROUP BY p.region, p.link, p.owner1, p.from1, p.from2, p.first, p.later_until, p.coming_until
ORDER BY p.region, p.link;
