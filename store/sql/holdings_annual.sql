-- As holdings.sql, at the end of a year, in no order.
-- Reads: annual (made by sql/build/09_annual.sql).
-- Parameters: $year; $regions, numbers; $region_first and $region_last, the range
-- of them; $first and $last, the range of the links.
SELECT region, link, unit, sum(sites)::BIGINT, sum(silent)::BIGINT, sum(stating)::BIGINT, sum(capacity)
FROM annual
WHERE link BETWEEN $first AND $last
    AND region BETWEEN $region_first AND $region_last
    AND list_contains($regions, region)
    AND from_year <= $year AND until_year > $year
GROUP BY region, link, unit;
