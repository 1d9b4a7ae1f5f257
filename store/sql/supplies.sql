-- Relations of suppliers and customers, in table order.
-- Reads: supplies, files. Parameters: $chain, $link, empty for any;
-- $organisation, on either side, empty for any.
SELECT s.supplier, s.customer, s.chain, s.link, s.product, s.volume, s.unit, s.since,
    f.path, s.line, s.source, s.quote, s.note
FROM supplies s JOIN files f ON f.id = s.file
WHERE ($chain = '' OR s.chain = $chain)
    AND ($link = '' OR s.link = $link)
    AND ($organisation = '' OR s.supplier = $organisation OR s.customer = $organisation)
ORDER BY s.rowid;
