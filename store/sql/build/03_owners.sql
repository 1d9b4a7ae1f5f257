-- Ultimate parents. The number of an organisation is its rowid.
-- Reads: organisations. Writes: owners(organisation, owner), numbers, one row an
-- organisation that has a parent; organisation_keys, from which an id is found.
CREATE TEMP TABLE parents AS
SELECT o.rowid::INTEGER AS organisation, p.rowid::INTEGER AS parent
FROM organisations o JOIN organisations p ON p.id = o.parent;

CREATE OR REPLACE TABLE owners AS
WITH RECURSIVE held(organisation, owner) AS (
    FROM parents WHERE parent NOT IN (SELECT organisation FROM parents)
    UNION ALL
    SELECT p.organisation, held.owner FROM parents p JOIN held ON p.parent = held.organisation
)
FROM held ORDER BY organisation;

DROP TABLE parents;

CREATE OR REPLACE TABLE organisation_keys AS
SELECT hash(id) AS key, rowid::INTEGER AS n FROM organisations ORDER BY key;
