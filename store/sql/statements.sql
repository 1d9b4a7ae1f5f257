-- Every statement that a place has a link, in table order.
-- Reads: statements, files.
SELECT s.region, s.chain, s.link, s.product, s.as_of, s.specificity, f.path, s.line, s.source, s.quote
FROM statements s JOIN files f ON f.id = s.file
ORDER BY s.rowid;
