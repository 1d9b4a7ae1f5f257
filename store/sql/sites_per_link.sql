-- The first establishments of each link and state at a day, each once: columns
-- as in sites_page.sql. Order: link; running, later, coming, closed; the larger
-- capacity first; table order.
-- Reads: activities, through the macro sites_of (sql/build/08_sites.sql).
-- Parameters: as in sites_page.sql, but $each instead of $limit and $offset: how
-- many of each link and state.
WITH once AS (
    FROM sites_of($day::DATE, $first, $last, $region_first, $region_last, $links, $organisation, $owner, $establishment, $states)
    QUALIFY row_number() OVER (PARTITION BY link, state, establishment ORDER BY capacity DESC NULLS LAST, file, line) = 1
), ranked AS (
    FROM once
    QUALIFY row_number() OVER (PARTITION BY link, state ORDER BY capacity DESC NULLS LAST, file, line) <= $each
)
SELECT activity, establishment, organisation, owner, link, region, state, runs_from
FROM ranked
ORDER BY link, list_position(['running', 'later', 'coming', 'closed'], state), capacity DESC NULLS LAST, file, line;
