-- Capacity of links in regions with all that lies below them, at a day: region
-- and link (numbers), unit, basis, state, capacity, sites that state it, sites
-- that state none, of those that state it how many only later. Sites that have
-- closed are left out. Order: region, link, state, unit, basis.
-- Of the rows of one establishment, link, product, unit and basis the latest of
-- those dated by the day counts, of those dated after it the earliest.
-- Reads: sites, kinds, ancestry.
-- Parameters: $day; $regions and $links, numbers; $first and $last, the range
-- of the links.
WITH open AS (
    SELECT link, region, establishment, activity, capacity, kind, as_of,
        coalesce(as_of > $day::DATE, false) AS afterwards,
        state_at(runs_from, runs_until, coming, $day::DATE) AS state
    FROM sites
    WHERE link BETWEEN $first AND $last
        AND link IN (SELECT unnest($links))
        AND (runs_until IS NULL OR runs_until > $day::DATE)
), counted AS (
    SELECT o.link, o.region, o.establishment, o.state, o.capacity, o.afterwards, k.unit, k.basis
    FROM open o JOIN kinds k ON k.n = o.kind
    WHERE o.capacity IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY o.establishment, o.link, o.kind
        ORDER BY o.afterwards, abs(o.as_of - $day::DATE) NULLS LAST, o.activity
    ) = 1
), silent AS (
    SELECT link, region, establishment, min(state) AS state FROM open GROUP BY ALL HAVING count(capacity) = 0
), cells AS (
    SELECT region, link, unit, basis, state, capacity, establishment, afterwards, false AS silent FROM counted
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
