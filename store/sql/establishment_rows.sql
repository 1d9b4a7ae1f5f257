-- Establishments by number. Reads: establishments. Parameters: $numbers.
SELECT rowid, id, name, name_zh, status, status_as_of, opened, closed, lat, lon, file, line, source, quote, note
FROM establishments WHERE rowid IN (SELECT unnest($numbers));
