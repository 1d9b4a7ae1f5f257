-- The first sites of links in one region with their rows: link, region, state at a
-- day, and the columns of a site. Order: link, place.
-- Reads: foremost (made by sql/build/10_foremost.sql).
-- Parameters: $day; $region, a number; $first and $last, the range of the links.
SELECT link, site_region, state_at(runs_from, runs_until, coming, $day::DATE), runs_from,
    product, capacity, capacity_unit, capacity_basis, since, "until", as_of, file, line, source, quote, note,
    establishment, name, name_zh, status, status_as_of, opened, closed, lat, lon,
    establishment_file, establishment_line, establishment_source, establishment_quote, establishment_note,
    organisation, organisation_name, organisation_name_zh, country, ownership, owner
FROM foremost
WHERE region = $region AND link BETWEEN $first AND $last
ORDER BY link, capacity DESC NULLS LAST, file, line;
