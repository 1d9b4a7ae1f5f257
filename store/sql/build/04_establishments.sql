-- Establishments with numbers in place of the ids of organisation (and its
-- owner) and region, clustered by region. The number of an establishment is its
-- rowid. Build inserts them chunk by chunk of the rows read, so that sorting one
-- fits in memory; a chunk is a range of files and of lines within them.
-- Reads: establishments_in, organisations, owners, region_numbers, sources.
-- Writes: establishments_chunk, the rows of establishments, with the country of the
-- organisation and the days that the state of an activity follows from:
--   opened_day  last day of opened
--   shown_day   last day of status_as_of, else of the publication of the source,
--               where the establishment operates or has closed
--   closed_day  last day of closed
CREATE TEMP MACRO establishments_chunk(file_first, file_last, line_first, line_last) AS TABLE
SELECT e.* REPLACE (o.rowid::INTEGER AS organisation, r.n AS region),
    coalesce(w.owner, o.rowid)::INTEGER AS owner,
    last_day_of(e.opened) AS opened_day,
    o.country,
    CASE WHEN e.status IN ('operating', 'closed') THEN last_day_of(coalesce(e.status_as_of, s.published)) END AS shown_day,
    last_day_of(e.closed) AS closed_day
FROM establishments_in e
JOIN organisations o ON o.id = e.organisation
JOIN region_numbers r ON r.region = e.region
LEFT JOIN owners w ON w.organisation = o.rowid
LEFT JOIN sources s ON s.id = e.source
WHERE e.file BETWEEN file_first AND file_last AND e.line BETWEEN line_first AND line_last
ORDER BY r.n;
