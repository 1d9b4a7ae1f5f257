-- Every chain, in table order.
-- Reads: chains, files.
SELECT c.id, c.name, c.name_zh, c.parent, c.version, c.description, c.description_zh, c.source, f.path, c.line
FROM chains c JOIN files f ON f.id = c.file
ORDER BY c.rowid;
