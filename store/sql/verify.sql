-- Tables that lost or doubled rows where ids became numbers: table, rows lost.
-- Reads: every numbered table and what it was made from. Used by Build.
SELECT "table", lost FROM (
    SELECT 'links' AS "table", (SELECT count(*) FROM links) - (SELECT count(*) FROM link_numbers) AS lost
    UNION ALL
    SELECT 'organisations', (SELECT count(*) FROM organisations_in) - (SELECT count(*) FROM organisations)
    UNION ALL
    SELECT 'establishments', (SELECT count(*) FROM establishments_in) - (SELECT count(*) FROM establishments)
    UNION ALL
    SELECT 'activities', (SELECT count(*) FROM activities_in) - (SELECT count(*) FROM sites)
) WHERE lost <> 0;
