-- Every input of a link, in table order.
-- Reads: link_inputs, files.
SELECT i.chain, i.link, i.input, i.intensity, i.intensity_unit, coalesce(i.essential, true),
    f.path, i.line, i.source, i.quote, i.note
FROM link_inputs i JOIN files f ON f.id = i.file
ORDER BY i.rowid;
