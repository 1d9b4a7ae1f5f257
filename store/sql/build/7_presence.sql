-- How each region holds each link, with all that lies below it, as a function
-- of the date.
-- Reads: sites, ancestry. Writes:
--   presence        one row a region and link: the two earliest starts of
--                   distinct owners among activities without an end (owner1,
--                   from1, from2); first, the earliest start of any; until when
--                   some activity counts as later (later_until) and as coming
--                   (coming_until)
--   presence_ended  spans of activities that ended, as far as they matter: those
--                   that began before from2
-- The two earliest of a region are among the two earliest of the regions below
-- it, so the wider regions are made from the narrow ones, not from the sites.
CREATE TEMP TABLE leaf_first AS
SELECT link, region, min(pack(runs_from, owner)) AS first
FROM sites WHERE runs_until IS NULL AND runs_from IS NOT NULL GROUP BY link, region;

CREATE TEMP TABLE leaf_two AS
FROM leaf_first
UNION ALL
SELECT s.link, s.region, min(pack(s.runs_from, s.owner))
FROM sites s JOIN leaf_first f ON f.link = s.link AND f.region = s.region
WHERE s.runs_until IS NULL AND s.runs_from IS NOT NULL AND s.owner <> owner_of(f.first)
GROUP BY s.link, s.region;

CREATE TEMP TABLE leaf_until AS
SELECT link, region,
    max(least(runs_from, runs_until, DATE '9999-12-31')) FILTER (NOT coming) AS later_until,
    max(least(runs_from, runs_until, DATE '9999-12-31')) FILTER (coming) AS coming_until,
    min(runs_from) FILTER (runs_until IS NULL OR runs_from < runs_until) AS first
FROM sites GROUP BY link, region;

CREATE TEMP TABLE firsts AS
SELECT l.link, a.ancestor AS region, min(l.first) AS packed
FROM leaf_first l JOIN ancestry a ON a.region = l.region GROUP BY ALL;

CREATE TEMP TABLE seconds AS
SELECT l.link, a.ancestor AS region, min(l.first) AS packed
FROM leaf_two l JOIN ancestry a ON a.region = l.region
JOIN firsts f ON f.link = l.link AND f.region = a.ancestor
WHERE owner_of(l.first) <> owner_of(f.packed) GROUP BY ALL;

CREATE TABLE presence AS
SELECT u.link, u.region, owner_of(f.packed) AS owner1, day_of(f.packed) AS from1, day_of(s.packed) AS from2,
    u.first, u.later_until, u.coming_until
FROM (
    SELECT l.link, a.ancestor AS region, min(first) AS first,
        max(later_until) AS later_until, max(coming_until) AS coming_until
    FROM leaf_until l JOIN ancestry a ON a.region = l.region GROUP BY ALL
) u
LEFT JOIN firsts f ON f.link = u.link AND f.region = u.region
LEFT JOIN seconds s ON s.link = u.link AND s.region = u.region
ORDER BY u.link, u.region;

CREATE TABLE presence_ended AS
WITH leaf AS (
    SELECT DISTINCT s.link, s.region, s.owner, s.runs_from, s.runs_until
    FROM sites s JOIN presence p ON p.link = s.link AND p.region = s.region
    WHERE s.runs_from < s.runs_until AND (p.from2 IS NULL OR s.runs_from < p.from2)
)
SELECT DISTINCT l.link, a.ancestor AS region, l.owner, l.runs_from, l.runs_until
FROM leaf l JOIN ancestry a ON a.region = l.region
JOIN presence p ON p.link = l.link AND p.region = a.ancestor
WHERE p.from2 IS NULL OR l.runs_from < p.from2
ORDER BY ALL;

DROP TABLE leaf_first;
DROP TABLE leaf_two;
DROP TABLE leaf_until;
DROP TABLE firsts;
DROP TABLE seconds;
