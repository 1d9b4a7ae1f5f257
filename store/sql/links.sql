-- Every link with its number, in the order of the numbers.
-- Reads: link_numbers, links, files.
SELECT n.n, l.chain, l.id, l.name, l.name_zh, l.stage, coalesce(l.core, false), coalesce(l.weight, 1), l.definition, l.definition_zh,
    f.path, l.line
FROM link_numbers n
JOIN links l ON l.chain = n.chain AND l.id = n.link
JOIN files f ON f.id = l.file
ORDER BY n.n;
