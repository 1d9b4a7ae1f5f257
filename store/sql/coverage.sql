-- How far each region was searched, in table order.
-- Reads: coverage, files.
SELECT c.region, c.chain, c.link, c.extent, c.as_of, c.note, c.note_zh, f.path, c.line, c.source
FROM coverage c JOIN files f ON f.id = c.file
ORDER BY c.rowid;
