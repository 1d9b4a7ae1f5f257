-- As holdings.sql, at the end of a year.
-- Reads: annual (made by sql/build/09_annual.sql).
-- Parameters: $year; $regions, numbers; $region_first and $region_last, the range
-- of them; $first and $last, the range of the links; $links, numbers within it,
-- none for all.
SELECT region, link, unit, sum(sites)::BIGINT, sum(silent)::BIGINT, sum(stating)::BIGINT, coalesce(sum(capacity), 0)
FROM annual
WHERE link BETWEEN $first AND $last
    AND region BETWEEN $region_first AND $region_last
    AND (len($links) = 0 OR list_contains($links, link))
    AND region IN (SELECT unnest($regions))
    AND from_year <= $year AND until_year > $year
GROUP BY region, link, unit
ORDER BY region, link, unit NULLS FIRST;
