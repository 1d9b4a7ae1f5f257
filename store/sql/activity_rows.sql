-- Activities by number. The ranges of link and region, which the caller knows,
-- spare DuckDB from passing through the whole table.
-- Reads: activities. Parameters: $numbers; $first, $last, $region_first,
-- $region_last.
SELECT rowid, product, capacity, capacity_unit, capacity_basis, since, until, as_of, file, line, source, quote, note
FROM activities
WHERE rowid IN (SELECT unnest($numbers))
    AND link BETWEEN $first AND $last
    AND region BETWEEN $region_first AND $region_last;
