-- Establishments by number, within a range of regions as in activity_rows.sql.
-- Reads: establishments. Parameters: $numbers; $region_first, $region_last.
SELECT rowid, id, name, name_zh, status, status_as_of, opened, closed, lat, lon, file, line, source, quote, note
FROM establishments
WHERE rowid IN (SELECT unnest($numbers))
    AND region BETWEEN $region_first AND $region_last;
