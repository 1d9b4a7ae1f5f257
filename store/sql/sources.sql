-- Sources in table order.
-- Reads: sources. Parameters: $ids, none for all.
SELECT id, title, publisher, published, url, coalesce(linkable, false), language, licence
FROM sources
WHERE len($ids) = 0 OR list_contains($ids, id)
ORDER BY rowid;
