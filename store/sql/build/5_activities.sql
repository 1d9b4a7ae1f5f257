-- Activities, clustered by link and region, with who runs them, where, and when
-- they ran. The number of an activity is its rowid.
-- Reads: activities_in, establishments, link_numbers, sources.
-- Writes: activities; link, establishment, organisation, owner and region are
-- numbers. Further columns:
--   coming      whether the establishment is planned or under construction
--   runs_from   the first day at which the activity is known to run: the earliest
--               of since and opened_day and, where the establishment operates or
--               has closed, of dated and shown_day. What is planned on a planned
--               site never runs
--   runs_until  the day from which it no longer runs: the earlier of until and
--               ended_day; of a closed establishment whose activity or which
--               itself has an end, that end
--   dated       last day of as_of, else of the publication of the source
CREATE TABLE activities AS
WITH placed AS (
    SELECT a.* EXCLUDE (chain) REPLACE (l.n AS link, e.n AS establishment),
        e.organisation, e.owner, e.region, e.status, e.opened_day, e.shown_day, e.ended_day,
        last_day_of(coalesce(a.as_of, s.published)) AS dated
    FROM activities_in a
    JOIN (SELECT rowid::INTEGER AS n, * FROM establishments) e ON e.id = a.establishment
    JOIN link_numbers l ON l.chain = a.chain AND l.link = a.link
    LEFT JOIN sources s ON s.id = a.source
)
SELECT p.* EXCLUDE (status, opened_day, shown_day, ended_day),
    coalesce(status IN ('planned', 'construction'), false) AS coming,
    CASE
        WHEN status = 'planned' AND capacity_basis = 'planned' THEN NULL
        WHEN status IN ('operating', 'closed') THEN least(last_day_of(since), opened_day, dated, shown_day)
        ELSE least(last_day_of(since), opened_day)
    END AS runs_from,
    least(last_day_of("until"), ended_day) AS runs_until
FROM placed p
ORDER BY link, region;
