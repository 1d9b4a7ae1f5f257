-- What runs in each region of each link at the ends of years, with all that lies
-- below the region, so that a question for such a day need not pass through the
-- sites.
-- Reads: activities, ancestry. Writes: annual, rows of a region, link, unit and
-- span of years, which add up: from_year, the first at whose end it
-- counts; until_year, the first at whose end it no longer does, 10000 for never;
-- sites, distinct establishments, whatever their unit; silent, those of them that
-- state no firm capacity; stating, those that state one in the unit, and what it
-- adds up to.
CREATE TEMP TABLE turns AS
SELECT establishment, link, year, coalesce(lead(year) OVER (PARTITION BY establishment, link ORDER BY year), 10000) AS until_year
FROM (
    SELECT DISTINCT establishment, link, unnest([year(runs_from), year(runs_until), year(dated)]) AS year
    FROM activities WHERE several
) WHERE year IS NOT NULL;

CREATE TEMP TABLE years AS
WITH running AS (
    SELECT make_date(t.year, 12, 31) AS day, a.region, link, establishment, a.product, a.capacity, a.capacity_unit,
        a.capacity_basis, a.dated, a.file, a.line
    FROM activities a JOIN turns t USING (establishment, link)
    WHERE a.several AND year(a.runs_from) <= t.year AND (a.runs_until IS NULL OR year(a.runs_until) > t.year)
), spans AS (
    SELECT link, region, year(runs_from) AS from_year, coalesce(year(runs_until), 10000) AS until_year,
        CASE WHEN firm(capacity, capacity_basis) THEN capacity_unit END AS unit,
        1 AS sites, (NOT firm(capacity, capacity_basis))::INTEGER AS silent, firm(capacity, capacity_basis)::INTEGER AS stating,
        CASE WHEN firm(capacity, capacity_basis) THEN capacity ELSE 0 END AS capacity
    FROM activities WHERE NOT several AND runs_from IS NOT NULL
    UNION ALL
    SELECT s.link, s.region, t.year, t.until_year, s.unit, s.sites, s.silent, s.stating, s.capacity
    FROM several_running(running) s
    JOIN turns t ON t.establishment = s.establishment AND t.link = s.link AND t.year = year(s.day)
)
SELECT link, region, from_year, until_year, unit, sum(sites) AS sites, sum(silent) AS silent, sum(stating) AS stating,
    sum(capacity) AS capacity
FROM spans WHERE from_year < until_year
GROUP BY ALL;

CREATE OR REPLACE TABLE annual AS
WITH wide AS (
    SELECT a.ancestor AS region, y.link, y.from_year, y.until_year, y.unit, sum(y.sites) AS sites, sum(y.silent) AS silent,
        sum(y.stating) AS stating, sum(y.capacity) AS capacity
    FROM years y JOIN ancestry a ON a.region = y.region
    WHERE a.ancestor <> a.region
    GROUP BY ALL
)
SELECT region, link, from_year::SMALLINT AS from_year, until_year::SMALLINT AS until_year, unit, sites::INTEGER AS sites,
    silent::INTEGER AS silent, stating::INTEGER AS stating, capacity
FROM (FROM years UNION ALL BY NAME FROM wide)
ORDER BY region, link;

DROP TABLE turns;
DROP TABLE years;
