-- What runs at a day of links in regions, each with all that lies below it:
-- region and link (numbers), unit, sites, silent, stating, capacity, as in the
-- table annual (sql/build/09_annual.sql), in no order.
-- Reads: activities, ancestry, through macros of sql/build/08_sites.sql.
-- Parameters: $day; $regions, numbers; $region_first and $region_last, the range of
-- them and all regions below them; $first and $last, the range of the links.
WITH open AS (
    SELECT $day::DATE AS day, region, link, establishment, product, capacity, capacity_unit, capacity_basis, dated, file, line, several
    FROM activities
    WHERE link BETWEEN $first AND $last
        AND region BETWEEN $region_first AND $region_last
        AND state_at(runs_from, runs_until, coming, $day::DATE) = 'running'
), repeated AS (
    SELECT * EXCLUDE several FROM open WHERE several
), narrow AS (
    SELECT region, link, CASE WHEN firm(capacity, capacity_basis) THEN capacity_unit END AS unit,
        count(*) AS sites, count(*) FILTER (NOT firm(capacity, capacity_basis)) AS silent,
        count(*) FILTER (firm(capacity, capacity_basis)) AS stating, sum(capacity) FILTER (firm(capacity, capacity_basis)) AS capacity
    FROM open WHERE NOT several GROUP BY ALL
    UNION ALL
    SELECT region, link, unit, sum(sites), sum(silent), sum(stating), sum(capacity)
    FROM several_running(repeated) GROUP BY ALL
)
SELECT a.ancestor AS region, n.link, n.unit, sum(n.sites)::BIGINT, sum(n.silent)::BIGINT, sum(n.stating)::BIGINT, coalesce(sum(n.capacity), 0)
FROM narrow n JOIN ancestry a ON a.region = n.region
WHERE a.ancestor IN (SELECT unnest($regions))
GROUP BY a.ancestor, n.link, n.unit;
