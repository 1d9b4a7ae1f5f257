-- Tables that lost or doubled rows where ids became numbers: table, rows lost.
-- Reads: the tables with numbers and what they were made from. Used by Build and
-- With. Parameter: $file, the number of the first file that was read.
SELECT "table", lost FROM (
    SELECT 'links' AS "table", (SELECT count(*) FROM links) - (SELECT count(*) FROM link_numbers) AS lost
    UNION ALL
    SELECT 'organisations', (SELECT count(*) FROM organisations WHERE parent IS NOT NULL) - (SELECT count(*) FROM owners)
    UNION ALL
    SELECT 'establishments', (SELECT count(*) FROM establishments_in) - (SELECT count(*) FROM establishments WHERE file >= $file)
    UNION ALL
    SELECT 'activities', (SELECT count(*) FROM activities_in) - (SELECT count(*) FROM activities WHERE file >= $file)
) WHERE lost <> 0;
