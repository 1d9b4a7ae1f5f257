-- How many activities there are for a query of sites_page.
-- Reads: activities. Parameters: as in sites_page.sql, without $limit and $offset.
SELECT count(*)
FROM sites_of($day::DATE, $first, $last, $region_first, $region_last, $links, $organisation, $owner, $establishment, $states);
