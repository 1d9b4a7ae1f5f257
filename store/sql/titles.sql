-- Every title of an organisation, in table order.
-- Reads: titles, files.
SELECT t.organisation, t.title, t.authority, t."from", t."to", f.path, t.line, t.source
FROM titles t JOIN files f ON f.id = t.file
ORDER BY t.rowid;
