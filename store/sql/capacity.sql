-- Capacity of links in regions with all that lies below them, at a day: region
-- and link (numbers), unit, basis, state, capacity, sites that state it, sites
-- that state none, of those that state it how many only later. Sites that have
-- closed are left out. Order: region, link, state, unit, basis.
-- Of the rows of one establishment, link, product, unit and basis the latest of
-- those dated by the day counts, of those dated after it the earliest.
-- Reads: activities, ancestry.
-- Parameters: $day; $regions, numbers; $first and $last, the range of the links;
-- $links, numbers within it, none for all.
WITH open AS (
    SELECT link, region, establishment, product, capacity, capacity_unit, capacity_basis, dated, file, line,
        coalesce(dated > $day::DATE, false) AS afterwards,
        state_at(runs_from, runs_until, coming, $day::DATE) AS state
    FROM activities
    WHERE link BETWEEN $first AND $last
        AND (len($links) = 0 OR list_contains($links, link))
        AND (runs_until IS NULL OR runs_until > $day::DATE)
), counted AS (
    FROM open WHERE capacity IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY establishment, link, product, capacity_unit, capacity_basis
        ORDER BY afterwards, abs(dated - $day::DATE) NULLS LAST, file, line
    ) = 1
), silent AS (
    SELECT link, region, establishment, min(state) AS state FROM open GROUP BY ALL HAVING count(capacity) = 0
), cells AS (
    SELECT region, link, capacity_unit AS unit, capacity_basis AS basis, state, capacity, establishment, afterwards,
        false AS silent
    FROM counted
    UNION ALL
    SELECT region, link, NULL, NULL, state, NULL, establishment, false, true FROM silent
)
SELECT a.ancestor AS region, c.link, c.unit, c.basis, c.state, coalesce(sum(c.capacity), 0),
    count(DISTINCT c.establishment) FILTER (NOT c.silent), count(*) FILTER (c.silent),
    count(DISTINCT c.establishment) FILTER (c.afterwards)
FROM cells c JOIN ancestry a ON a.region = c.region
WHERE a.ancestor IN (SELECT unnest($regions))
GROUP BY a.ancestor, c.link, c.unit, c.basis, c.state
ORDER BY a.ancestor, c.link, c.state, c.unit NULLS LAST, c.basis NULLS LAST;
