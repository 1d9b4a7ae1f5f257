-- sites_of: activities with their state at a day. Ranges of the numbers of links
-- and regions hold both ends; an empty list and -1 stand for any.
CREATE OR REPLACE MACRO sites_of(day, link_first, link_last, region_first, region_last, links_in, of_organisation, of_owner,
    of_establishment, states_in) AS TABLE
SELECT rowid AS activity, establishment, organisation, owner, link, region, capacity, runs_from, file, line,
    state_at(runs_from, runs_until, coming, day) AS state
FROM activities
WHERE link BETWEEN link_first AND link_last
    AND region BETWEEN region_first AND region_last
    AND (len(links_in) = 0 OR list_contains(links_in, link))
    AND (of_organisation = -1 OR organisation = of_organisation)
    AND (of_owner = -1 OR owner = of_owner)
    AND (of_establishment = -1 OR establishment = of_establishment)
    AND (len(states_in) = 0 OR list_contains(states_in, state_at(runs_from, runs_until, coming, day)));

-- firm: whether a row states a capacity that is there, not one that is planned.
CREATE OR REPLACE MACRO firm(capacity, basis) AS capacity IS NOT NULL AND basis IS DISTINCT FROM 'planned';

-- several_running: what establishments with several rows of a link amount to, from
-- the rows that run at a day. Takes the name of a relation (day, region, link,
-- establishment, product, capacity, capacity_unit, capacity_basis, dated, file,
-- line); gives day, region, link, establishment and, in a row without unit, sites
-- 1 and silent, 1 where no firm capacity is stated; in a row a unit, stating 1
-- and the capacity.
-- Of the rows of one product, unit and basis the latest of those dated by the day
-- counts, of those dated after it the earliest. Of several bases the firmest
-- counts: installed, reported, not said, design. A row without a product is the
-- whole, beside which rows of products are its parts.
CREATE OR REPLACE MACRO several_running(running) AS TABLE
WITH rows AS (FROM query_table(running)),
stated AS (
    FROM rows WHERE firm(capacity, capacity_basis)
    QUALIFY row_number() OVER (
        PARTITION BY day, establishment, link, product, capacity_unit, capacity_basis
        ORDER BY coalesce(dated > day, false), abs(dated - day) NULLS LAST, file, line
    ) = 1
), counted AS (
    FROM stated
    QUALIFY row_number() OVER (
        PARTITION BY day, establishment, link, product, capacity_unit
        ORDER BY list_position(['installed', 'reported', '', 'design'], coalesce(capacity_basis, ''))
    ) = 1
    AND (product IS NULL OR NOT bool_or(product IS NULL) OVER (PARTITION BY day, establishment, link, capacity_unit))
)
SELECT day, region, link, establishment, NULL AS unit, 1 AS sites,
    (NOT bool_or(firm(capacity, capacity_basis)))::INTEGER AS silent, 0 AS stating, 0.0 AS capacity
FROM rows GROUP BY day, region, link, establishment
UNION ALL
SELECT day, region, link, establishment, capacity_unit, 0, 0, 1, sum(capacity)
FROM counted GROUP BY day, region, link, establishment, capacity_unit;
