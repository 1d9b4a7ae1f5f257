-- Organisations and establishments whose id or name in either language holds a
-- text, whatever its case: kind, id, names. Order: equal first, then those that
-- begin with the text, then the others; the shorter name first; then id.
-- Reads: organisations, establishments. Parameters: $text in lower case, $limit.
WITH named AS (
    SELECT 'organisation' AS kind, id, name, name_zh FROM organisations
    WHERE contains(lower(name), $text) OR contains(lower(name_zh), $text) OR contains(lower(id), $text)
    UNION ALL
    SELECT 'establishment', id, name, name_zh FROM establishments
    WHERE contains(lower(name), $text) OR contains(lower(name_zh), $text) OR contains(lower(id), $text)
)
SELECT kind, id, name, name_zh,
    CASE
        WHEN $text IN (lower(name), lower(name_zh), lower(id)) THEN 0
        WHEN starts_with(lower(name), $text) OR starts_with(lower(name_zh), $text) OR starts_with(lower(id), $text) THEN 1
        ELSE 2
    END AS rank
FROM named
ORDER BY rank, length(coalesce(name, name_zh, id)), kind DESC, id
LIMIT $limit;
