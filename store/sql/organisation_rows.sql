-- Organisations by number. Reads: organisations. Parameters: $numbers.
SELECT rowid, id, name, name_zh, country, ownership
FROM organisations WHERE rowid IN (SELECT unnest($numbers));
