-- Establishments, clustered by region, with numbers in place of the ids of
-- organisation (and its owner) and region. The number of an establishment is
-- its rowid.
-- Reads: establishments_in, organisations, owners, region_numbers, sources.
-- Writes: establishments; establishment_keys, from which an id is found. Days
-- that the state of an activity follows from:
--   opened_day  last day of opened
--   shown_day   last day of status_as_of, else of the publication of the source,
--               where the establishment operates or has closed
--   ended_day   last day of closed; of a closed establishment without it
--               shown_day, and without that the first day of all
CREATE TABLE establishments AS
SELECT e.* REPLACE (o.rowid::INTEGER AS organisation, r.n AS region),
    coalesce(w.owner, o.rowid)::INTEGER AS owner,
    last_day_of(e.opened) AS opened_day,
    CASE WHEN e.status IN ('operating', 'closed') THEN last_day_of(coalesce(e.status_as_of, s.published)) END AS shown_day,
    CASE
        WHEN e.status = 'closed' THEN last_day_of(coalesce(e.closed, e.status_as_of, s.published, '0001-01-01'))
        ELSE last_day_of(e.closed)
    END AS ended_day
FROM establishments_in e
JOIN organisations o ON o.id = e.organisation
JOIN region_numbers r ON r.region = e.region
LEFT JOIN owners w ON w.organisation = o.rowid
LEFT JOIN sources s ON s.id = e.source
ORDER BY r.n;

CREATE TABLE establishment_keys AS
SELECT hash(id) AS key, rowid::INTEGER AS n FROM establishments ORDER BY key;
