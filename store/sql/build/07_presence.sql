-- How each region holds each link, with all that lies below it, as a function
-- of the date.
-- Reads: activities, ancestry. Writes:
--   presence        one row a region and link: the two earliest starts of
--                   distinct owners among activities without an end (owner1,
--                   from1, from2); first, the earliest start of any; until when
--                   some activity counts as later (later_until) and as coming
--                   (coming_until)
--   presence_ended  spans of activities that ended, as far as they matter: those
--                   that began before from2
-- The two earliest of a region are among the two earliest of the regions below
-- it, so the wider regions are made from the narrow ones, not from the sites.
CREATE TEMP TABLE leaves AS
SELECT link, region,
    min(pack(runs_from, owner)) FILTER (runs_until IS NULL) AS packed,
    max(least(runs_from, runs_until, DATE '9999-12-31')) FILTER (NOT coming) AS later_until,
    max(least(runs_from, runs_until, DATE '9999-12-31')) FILTER (coming) AS coming_until,
    min(runs_from) FILTER (runs_until IS NULL OR runs_from < runs_until) AS first
FROM activities GROUP BY link, region;

CREATE TEMP TABLE starts AS
SELECT link, region, packed FROM leaves WHERE packed IS NOT NULL
UNION ALL
SELECT a.link, a.region, min(pack(a.runs_from, a.owner))
FROM activities a JOIN leaves l ON l.link = a.link AND l.region = a.region
WHERE a.runs_until IS NULL AND a.runs_from IS NOT NULL AND a.owner <> owner_of(l.packed)
GROUP BY a.link, a.region;

CREATE TEMP TABLE firsts AS
SELECT s.link, a.ancestor AS region, min(s.packed) AS packed
FROM starts s JOIN ancestry a ON a.region = s.region GROUP BY ALL;

CREATE TEMP TABLE seconds AS
SELECT s.link, a.ancestor AS region, min(s.packed) AS packed
FROM starts s JOIN ancestry a ON a.region = s.region
JOIN firsts f ON f.link = s.link AND f.region = a.ancestor
WHERE owner_of(s.packed) <> owner_of(f.packed) GROUP BY ALL;

CREATE OR REPLACE TABLE presence AS
SELECT u.link, u.region, owner_of(f.packed) AS owner1, day_of(f.packed) AS from1, day_of(s.packed) AS from2,
    u.first, u.later_until, u.coming_until
FROM (
    SELECT l.link, a.ancestor AS region, min(first) AS first,
        max(later_until) AS later_until, max(coming_until) AS coming_until
    FROM leaves l JOIN ancestry a ON a.region = l.region GROUP BY ALL
) u
LEFT JOIN firsts f ON f.link = u.link AND f.region = u.region
LEFT JOIN seconds s ON s.link = u.link AND s.region = u.region
ORDER BY u.link, u.region;

CREATE OR REPLACE TABLE presence_ended AS
WITH narrow AS (
    SELECT DISTINCT a.link, a.region, a.owner, a.runs_from, a.runs_until
    FROM activities a JOIN presence p ON p.link = a.link AND p.region = a.region
    WHERE a.runs_from < a.runs_until AND (p.from2 IS NULL OR a.runs_from < p.from2)
)
SELECT DISTINCT n.link, a.ancestor AS region, n.owner, n.runs_from, n.runs_until
FROM narrow n JOIN ancestry a ON a.region = n.region
JOIN presence p ON p.link = n.link AND p.region = a.ancestor
WHERE p.from2 IS NULL OR n.runs_from < p.from2
ORDER BY ALL;

DROP TABLE leaves;
DROP TABLE starts;
DROP TABLE firsts;
DROP TABLE seconds;
