-- Numbers for links, so that those of one chain are a range.
-- Reads: chains, links. Writes: link_numbers(n, chain, link), in table order.
CREATE OR REPLACE TABLE link_numbers AS
SELECT (row_number() OVER (ORDER BY c.rowid, l.rowid) - 1)::INTEGER AS n, l.chain, l.id AS link
FROM links l JOIN chains c ON c.id = l.chain
ORDER BY n;
