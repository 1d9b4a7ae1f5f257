-- Capacity of links in regions with all that lies below them, at a day: region
-- and link (numbers), unit, basis, state, capacity, sites that state it, sites
-- that state none, of those that state it how many only later. Sites that have
-- closed are left out. Order: region, link, state, unit, basis.
-- Of the rows of one establishment, link, product, unit and basis the latest of
-- those dated by the day counts, of those dated after it the earliest. Of several
-- bases of what is not planned the firmest counts: installed, reported, not
-- said, design; and a row without a product is the whole, beside which rows of
-- products are its parts.
-- Reads: activities, ancestry.
-- Parameters: $day; $regions, numbers; $region_first and $region_last, the range of
-- them and all regions below them; $first and $last, the range of the links;
-- $links, numbers within it, none for all.
WITH open AS (
    SELECT link, region, establishment, product, capacity, capacity_unit, capacity_basis, dated, file, line,
        coalesce(dated > $day::DATE, false) AS afterwards,
        state_at(runs_from, runs_until, coming, $day::DATE) AS state
    FROM activities
    WHERE link BETWEEN $first AND $last
        AND region BETWEEN $region_first AND $region_last
        AND (len($links) = 0 OR list_contains($links, link))
        AND (runs_until IS NULL OR runs_until > $day::DATE)
), counted AS (
    FROM open WHERE capacity IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY establishment, link, product, capacity_unit, capacity_basis
        ORDER BY afterwards, abs(dated - $day::DATE) NULLS LAST, file, line
    ) = 1
), firm AS (
    FROM counted
    QUALIFY capacity_basis IS NOT DISTINCT FROM 'planned' OR (
        row_number() OVER (
            PARTITION BY establishment, link, product, capacity_unit, state, capacity_basis IS NOT DISTINCT FROM 'planned'
            ORDER BY list_position(['installed', 'reported', '', 'design'], coalesce(capacity_basis, ''))
        ) = 1
        AND (product IS NULL OR NOT bool_or(product IS NULL AND capacity_basis IS DISTINCT FROM 'planned')
            OVER (PARTITION BY establishment, link, capacity_unit, state))
    )
), cells AS (
    SELECT region, link, capacity_unit AS unit, capacity_basis AS basis, state,
        sum(capacity) AS capacity, 1 AS stating, 0 AS silent, bool_or(afterwards)::INTEGER AS afterwards
    FROM firm GROUP BY region, link, unit, basis, state, establishment
    UNION ALL
    SELECT region, link, NULL, NULL, min(state), NULL, 0, 1, 0
    FROM open GROUP BY region, link, establishment HAVING count(capacity) = 0
), narrow AS (
    SELECT region, link, unit, basis, state, sum(capacity) AS capacity, sum(stating) AS stating, sum(silent) AS silent,
        sum(afterwards) AS afterwards
    FROM cells GROUP BY ALL
)
SELECT a.ancestor AS region, n.link, n.unit, n.basis, n.state, coalesce(sum(n.capacity), 0),
    sum(n.stating)::BIGINT, sum(n.silent)::BIGINT, sum(n.afterwards)::BIGINT
FROM narrow n JOIN ancestry a ON a.region = n.region
WHERE a.ancestor IN (SELECT unnest($regions))
GROUP BY a.ancestor, n.link, n.unit, n.basis, n.state
ORDER BY a.ancestor, n.link, n.state, n.unit NULLS LAST, n.basis NULLS LAST;
