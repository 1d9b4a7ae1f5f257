-- One page of activities at a day: numbers of the activity, establishment,
-- organisation and owner, link and region, state, first day known to run. Order:
-- running, later, coming, closed; the larger capacity first; table order.
-- Reads: activities, through the macro sites_of (sql/build/08_sites.sql).
-- Parameters: $day; $first and $last, $region_first and $region_last, ranges of
-- the numbers of links and regions; $links, numbers within it, and $states,
-- none for all; $organisation, $owner, $establishment, numbers, -1 for any;
-- $limit, $offset.
SELECT activity, establishment, organisation, owner, link, region, state, runs_from
FROM sites_of($day::DATE, $first, $last, $region_first, $region_last, $links, $organisation, $owner, $establishment, $states)
ORDER BY list_position(['running', 'later', 'coming', 'closed'], state), capacity DESC NULLS LAST, file, line
LIMIT $limit OFFSET $offset;
