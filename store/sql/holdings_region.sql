-- As holdings_annual.sql, in one region: without a list, which alone costs as much
-- as the rest.
-- Reads: annual (made by sql/build/09_annual.sql).
-- Parameters: $year; $region, a number; $first and $last, the range of the links.
SELECT region, link, unit, sum(sites)::BIGINT, sum(silent)::BIGINT, sum(stating)::BIGINT, sum(capacity)
FROM annual
WHERE link BETWEEN $first AND $last
    AND region = $region
    AND from_year <= $year AND until_year > $year
GROUP BY region, link, unit;
