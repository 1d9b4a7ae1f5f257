-- Activities by number. Reads: activities. Parameters: $numbers.
SELECT rowid, product, capacity, capacity_unit, capacity_basis, since, until, as_of, file, line, source, quote, note
FROM activities WHERE rowid IN (SELECT unnest($numbers));
