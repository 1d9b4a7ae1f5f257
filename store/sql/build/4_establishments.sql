-- Establishments with the numbers of their organisation and region.
-- Reads: establishments_in, organisations, region_numbers.
-- Writes: establishments.
CREATE TABLE establishments AS
SELECT e.n, e.id, o.n AS organisation, o.owner, r.n AS region,
    e.* EXCLUDE (n, id, organisation, region)
FROM establishments_in e
JOIN organisations o ON o.id = e.organisation
JOIN region_numbers r ON r.region = e.region;
