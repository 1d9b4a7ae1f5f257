-- The first sites of each link in each region, with all that lies below it, and
-- with what the tables say of them, so that showing what proves a link need not
-- look for its rows among all.
-- Reads: activities, ancestry, establishments, organisations. Writes: foremost,
-- one row a region, link and place: of the activities that ever run those of the
-- largest capacity, then in the order of the files, cut at 6 places. The large
-- tables are joined one by one, since the few rows are to be found in them and not
-- the other way round.
CREATE OR REPLACE TEMP MACRO first_places(candidates) AS TABLE
SELECT region, link, unnest(arg_max(
    {'activity': activity, 'capacity': capacity, 'file': file, 'line': line}, (coalesce(capacity, -1), -file, -line), 6), recursive := true)
FROM query_table(candidates) GROUP BY region, link;

CREATE TEMP TABLE narrow AS
WITH candidates AS (
    SELECT region, link, rowid AS activity, capacity, file, line FROM activities
    WHERE runs_from IS NOT NULL AND (runs_until IS NULL OR runs_until > runs_from)
)
FROM first_places(candidates);

CREATE TEMP TABLE wide AS
WITH candidates AS (SELECT a.ancestor AS region, n.* EXCLUDE region FROM narrow n JOIN ancestry a ON a.region = n.region)
SELECT region, link, activity FROM first_places(candidates);

CREATE TEMP TABLE acting AS
SELECT w.region, w.link, a.region AS site_region, a.establishment AS site, a.organisation, a.owner, a.runs_from, a.runs_until, a.coming,
    a.product, a.capacity, a.capacity_unit, a.capacity_basis, a.since, a."until", a.as_of, a.file, a.line, a.source, a.quote, a.note
FROM wide w JOIN activities a ON a.rowid = w.activity;

CREATE TEMP TABLE placed AS
SELECT a.*, e.id AS establishment, e.name, e.name_zh, e.status, e.status_as_of, e.opened, e.closed, e.lat, e.lon,
    e.file AS establishment_file, e.line AS establishment_line, e.source AS establishment_source,
    e.quote AS establishment_quote, e.note AS establishment_note
FROM acting a JOIN establishments e ON e.rowid = a.site;

CREATE OR REPLACE TABLE foremost AS
SELECT p.* EXCLUDE site REPLACE (o.id AS organisation, w.id AS owner),
    o.name AS organisation_name, o.name_zh AS organisation_name_zh, o.country, o.ownership
FROM placed p
JOIN organisations o ON o.rowid = p.organisation
JOIN organisations w ON w.rowid = p.owner
ORDER BY p.region, p.link, p.capacity DESC NULLS LAST, p.file, p.line;

DROP TABLE narrow;
DROP TABLE wide;
DROP TABLE acting;
DROP TABLE placed;
