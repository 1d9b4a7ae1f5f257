-- When each activity ran, and where: one narrow row an activity, clustered by
-- link and region, which presence, capacity and evidence are read from.
-- Reads: activities, establishments, sources, kinds. Writes: sites.
--
-- runs_from is the first day at which the activity is known to run: the
-- earliest of since and opened and, where the establishment operates or has
-- closed (so that what is said of it shows that it ran), of as_of,
-- status_as_of and the publication of the source. A date known to the year or
-- month counts as its last day. What is planned on a planned site never runs.
--
-- runs_until is the day from which it no longer runs: the earlier of until and
-- closed; for a closed site without either, the date of the status or else the
-- publication of its source; without those it is not known to have run.
CREATE TABLE sites AS
WITH dated AS (
    SELECT a.n AS activity, a.establishment, a.link, e.region, e.organisation, e.owner, a.capacity,
        a.product, a.capacity_unit, a.capacity_basis, e.status,
        coalesce(e.status, '') IN ('operating', 'closed') AS has_run,
        last_day_of(a.since) AS since, last_day_of(e.opened) AS opened,
        last_day_of(coalesce(e.status_as_of, es.published)) AS status_as_of,
        last_day_of(coalesce(a.as_of, s.published)) AS as_of,
        least(last_day_of(a.until), last_day_of(e.closed)) AS ended
    FROM activities a
    JOIN establishments e ON e.n = a.establishment
    LEFT JOIN sources s ON s.id = a.source
    LEFT JOIN sources es ON es.id = e.source
)
SELECT d.link, d.region, d.owner, d.organisation, d.establishment, d.activity, d.capacity, k.n AS kind, d.as_of,
    CASE
        WHEN d.status = 'planned' AND d.capacity_basis = 'planned' THEN NULL
        WHEN has_run THEN least(d.since, d.opened, d.as_of, d.status_as_of)
        ELSE least(d.since, d.opened)
    END AS runs_from,
    CASE WHEN d.status = 'closed' THEN coalesce(d.ended, d.status_as_of, DATE '0001-01-01') ELSE d.ended END AS runs_until,
    coalesce(d.status IN ('planned', 'construction'), false) AS coming
FROM dated d
JOIN kinds k ON k.product IS NOT DISTINCT FROM d.product
    AND k.unit IS NOT DISTINCT FROM d.capacity_unit
    AND k.basis IS NOT DISTINCT FROM d.capacity_basis
ORDER BY d.link, d.region, d.activity;
