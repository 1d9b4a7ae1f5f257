-- Activities with who runs them, where, and when they ran, clustered by link and
-- region. The number of an activity is its rowid. Build inserts them chunk by
-- chunk, as it does establishments.
-- Reads: activities_in, establishments, link_numbers, sources.
-- Writes: activities_chunk, the rows of activities; link, establishment,
-- organisation, owner and region are
-- numbers. Further columns:
--   coming      whether the establishment is planned or under construction
--   runs_from   the first day at which the activity is known to run: the earliest
--               of since and opened_day and, where the establishment operates or
--               has closed, of shown_day and dated; nothing before since counts.
--               The date of a plan shows nothing, and what is planned on a
--               planned site never runs
--   runs_until  the day from which it no longer runs: the earlier of until and
--               closed_day; without either, of a closed establishment, shown_day,
--               and without that the first day of all
--   dated       last day of as_of, else of the publication of the source
--   country     of the organisation
--   several     whether the establishment has more rows of the link. Rows are told
--               apart by a hash: a few more may be marked, which costs time and
--               changes nothing
CREATE TEMP TABLE repeated AS
SELECT hash(establishment, chain, link) AS key FROM activities_in GROUP BY key HAVING count(*) > 1;

CREATE TEMP MACRO activities_chunk(file_first, file_last, line_first, line_last) AS TABLE
WITH placed AS (
    SELECT a.* EXCLUDE (chain) REPLACE (l.n AS link, e.n AS establishment),
        e.organisation, e.owner, e.region, e.status, e.opened_day, e.shown_day, e.closed_day,
        last_day_of(coalesce(a.as_of, s.published)) AS dated, e.country,
        hash(a.establishment, a.chain, a.link) IN (FROM repeated) AS several
    FROM activities_in a
    JOIN (SELECT rowid::INTEGER AS n, * FROM establishments) e ON e.id = a.establishment
    JOIN link_numbers l ON l.chain = a.chain AND l.link = a.link
    LEFT JOIN sources s ON s.id = a.source
    WHERE a.file BETWEEN file_first AND file_last AND a.line BETWEEN line_first AND line_last
)
SELECT p.* EXCLUDE (status, opened_day, shown_day, closed_day),
    coalesce(status IN ('planned', 'construction'), false) AS coming,
    CASE
        WHEN status = 'planned' AND capacity_basis = 'planned' THEN NULL
        WHEN status IN ('operating', 'closed') THEN least(last_day_of(since),
            not_before(opened_day, since), not_before(shown_day, since),
            CASE WHEN capacity_basis IS DISTINCT FROM 'planned' THEN not_before(dated, since) END)
        ELSE least(last_day_of(since), not_before(opened_day, since))
    END AS runs_from,
    coalesce(
        least(last_day_of("until"), closed_day),
        CASE WHEN status = 'closed' THEN coalesce(shown_day, DATE '0001-01-01') END
    ) AS runs_until
FROM placed p
ORDER BY link, region;
