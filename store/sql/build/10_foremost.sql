-- The first sites of each link in each region, with all that lies below it, and
-- with what the tables say of them, so that showing what proves a link need not
-- look for its rows among all.
-- Reads: activities, ancestry, establishments, organisations. Writes: foremost,
-- one row a region, link, list and place from 1: the activities of the largest
-- capacity first, then in the order of the files. There are two lists, one of all
-- and one of what is coming (of_coming), and each is cut at 12 places.
CREATE TEMP MACRO first_places(candidates) AS TABLE
SELECT region, link, of_coming,
    unnest(arg_max(activity, (coalesce(capacity, -1), -file, -line), 12)) AS activity,
FROM query_table(candidates) GROUP BY region, link, of_coming;

CREATE TEMP TABLE narrow AS
WITH candidates AS (
    SELECT region, link, false AS of_coming, rowid AS activity, capacity, file, line FROM activities
    UNION ALL
    SELECT region, link, true, rowid, capacity, file, line FROM activities WHERE coming
)
FROM first_places(candidates);

CREATE TEMP TABLE wide AS
WITH candidates AS (
    SELECT an.ancestor AS region, n.link, n.of_coming, n.activity, a.capacity, a.file, a.line
    FROM narrow n JOIN ancestry an ON an.region = n.region JOIN activities a ON a.rowid = n.activity
)
FROM first_places(candidates);

CREATE OR REPLACE TABLE foremost AS
SELECT w.region, w.link, w.of_coming,
    row_number() OVER (PARTITION BY w.region, w.link, w.of_coming ORDER BY a.capacity DESC NULLS LAST, a.file, a.line)::TINYINT AS place,
    a.region AS site_region, a.runs_from, a.runs_until, a.coming, a.product, a.capacity, a.capacity_unit, a.capacity_basis,
    a.since, a."until", a.as_of, a.file, a.line, a.source, a.quote, a.note,
    e.id AS establishment, e.name, e.name_zh, e.status, e.status_as_of, e.opened, e.closed, e.lat, e.lon,
    e.file AS establishment_file, e.line AS establishment_line, e.source AS establishment_source,
    e.quote AS establishment_quote, e.note AS establishment_note,
    o.id AS organisation, o.name AS organisation_name, o.name_zh AS organisation_name_zh, o.country, o.ownership,
    p.id AS owner
FROM wide w
JOIN activities a ON a.rowid = w.activity
JOIN establishments e ON e.rowid = a.establishment
JOIN organisations o ON o.rowid = a.organisation
JOIN organisations p ON p.rowid = a.owner
ORDER BY w.region, w.link;

DROP TABLE narrow;
DROP TABLE wide;
