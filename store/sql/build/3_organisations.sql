-- Organisations with their ultimate parent.
-- Reads: organisations_in. Writes: organisations; owner is the number n of the
-- organisation at the top of the parents, its own where it has none.
CREATE TEMP TABLE parent_of AS
SELECT o.n, p.n AS parent
FROM organisations_in o JOIN organisations_in p ON p.id = o.parent;

CREATE TEMP TABLE owner_of_held AS
WITH RECURSIVE held(n, owner) AS (
    SELECT n, parent FROM parent_of WHERE parent NOT IN (SELECT n FROM parent_of)
    UNION ALL
    SELECT p.n, held.owner FROM parent_of p JOIN held ON p.parent = held.n
)
SELECT n, owner FROM held;

CREATE TABLE organisations AS
SELECT o.n, coalesce(h.owner, o.n)::INTEGER AS owner, o.* EXCLUDE (n)
FROM organisations_in o LEFT JOIN owner_of_held h ON h.n = o.n;

DROP TABLE parent_of;
DROP TABLE owner_of_held;
