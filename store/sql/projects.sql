-- The establishments of a region that came last to each stage, with their
-- activities: columns as in sites_page.sql, then stage (planned, construction,
-- running) at a day, and how many establishments are in the stage. Order: stage,
-- the latest first.
-- Reads: activities, establishments.
-- Parameters: $day; $region_first, $region_last, the range of the regions; $each,
-- how many of each stage.
WITH staged AS (
    SELECT a.rowid AS activity, a.establishment, a.organisation, a.owner, a.link, a.region, a.runs_from, a.file, a.line,
        state_at(a.runs_from, a.runs_until, a.coming, $day::DATE) AS state,
        CASE state WHEN 'running' THEN state ELSE e.status::VARCHAR END AS stage,
        CASE state WHEN 'running' THEN a.runs_from ELSE last_day_of(e.status_as_of) END AS came
    FROM activities a JOIN establishments e ON e.rowid = a.establishment
    WHERE a.region BETWEEN $region_first AND $region_last AND e.region BETWEEN $region_first AND $region_last
        AND state IN ('running', 'coming')
), places AS (
    SELECT stage, establishment, row_number() OVER (PARTITION BY stage ORDER BY max(came) DESC NULLS LAST, establishment) AS place,
        count(*) OVER (PARTITION BY stage) AS total
    FROM staged GROUP BY stage, establishment
)
SELECT s.activity, s.establishment, s.organisation, s.owner, s.link, s.region, s.state, s.runs_from, s.stage, p.total
FROM staged s JOIN places p ON p.stage = s.stage AND p.establishment = s.establishment
WHERE p.place <= $each
ORDER BY s.stage, p.place, s.file, s.line;
