-- Every subject, in table order.
-- Reads: subjects, files.
SELECT s.id, s.name, s.name_zh, s.chain, s.link, s.description, f.path, s.line
FROM subjects s JOIN files f ON f.id = s.file
ORDER BY s.rowid;
