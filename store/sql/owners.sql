-- Ultimate parents of organisations that have a parent: number of the
-- organisation, id of the owner.
-- Reads: owners, organisations. Parameters: $numbers.
SELECT h.organisation, w.id
FROM owners h JOIN organisations w ON w.rowid = h.owner
WHERE h.organisation IN (SELECT unnest($numbers));
