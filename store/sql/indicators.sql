-- Every indicator of the data set, in table order.
-- Reads: indicators, files.
SELECT i.id, i.name, i.name_zh, i.unit, i.kind, i.better, i.formula, i.description, i.description_zh, f.path, i.line
FROM indicators i JOIN files f ON f.id = i.file
ORDER BY i.rowid;
