-- Activities with the numbers of their establishment and link.
-- Reads: activities_in, establishments, link_numbers.
-- Writes: activities; kinds, the distinct product, unit and basis of a capacity.
CREATE TABLE activities AS
SELECT a.n, e.n AS establishment, l.n AS link, a.* EXCLUDE (n, establishment, chain, link)
FROM activities_in a
JOIN establishments e ON e.id = a.establishment
JOIN link_numbers l ON l.chain = a.chain AND l.link = a.link;

CREATE TABLE kinds AS
SELECT (row_number() OVER (ORDER BY product, unit, basis) - 1)::INTEGER AS n, *
FROM (SELECT DISTINCT product, capacity_unit AS unit, capacity_basis AS basis FROM activities);
