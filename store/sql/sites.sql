-- Activities of establishments with who runs them: how many there are in all,
-- and one page of them. Without any on the page the one row has only the number.
-- Order: running first, then later, coming, closed; the larger capacity first;
-- then table order.
-- Reads: sites, activities, establishments, organisations, link_numbers, files.
-- Parameters: $day; $region_first and $region_last, $first and $last, ranges of
-- the numbers of regions and links; $links, numbers within it, none for all;
-- $organisation, $owner, $establishment, numbers, -1 for any; $states, none for
-- all; $limit, $offset.
WITH hits AS MATERIALIZED (
    SELECT link, organisation, owner, establishment, activity, capacity, runs_from,
        state_at(runs_from, runs_until, coming, $day::DATE) AS state
    FROM sites
    WHERE link BETWEEN $first AND $last
        AND region BETWEEN $region_first AND $region_last
        AND (len($links) = 0 OR list_contains($links, link))
        AND ($organisation = -1 OR organisation = $organisation)
        AND ($owner = -1 OR owner = $owner)
        AND ($establishment = -1 OR establishment = $establishment)
        AND (len($states) = 0 OR list_contains($states, state_at(runs_from, runs_until, coming, $day::DATE)))
), page AS (
    SELECT *, list_position(['running', 'later', 'coming', 'closed'], state) AS rank FROM hits
    ORDER BY rank, capacity DESC NULLS LAST, activity
    LIMIT $limit OFFSET $offset
)
SELECT total.n,
    e.id, e.name, e.name_zh, e.region, e.status, e.status_as_of, e.opened, e.closed, e.lat, e.lon,
    o.id, o.name, o.name_zh, w.id, o.country, o.ownership,
    l.chain, l.link, a.product, a.capacity, a.capacity_unit, a.capacity_basis, a.since, a.until, a.as_of,
    p.state, p.runs_from,
    ef.path, e.line, e.source, e.quote, e.note, af.path, a.line, a.source, a.quote, a.note
FROM (SELECT count(*) AS n FROM hits) total
LEFT JOIN page p ON true
LEFT JOIN activities a ON a.n = p.activity
LEFT JOIN establishments e ON e.n = p.establishment
LEFT JOIN organisations o ON o.n = p.organisation
LEFT JOIN organisations w ON w.n = p.owner
LEFT JOIN link_numbers l ON l.n = p.link
LEFT JOIN files ef ON ef.id = e.file
LEFT JOIN files af ON af.id = a.file
ORDER BY p.rank, p.capacity DESC NULLS LAST, p.activity;
