-- sites_of: activities with their state at a day. Ranges of the numbers of links
-- and regions hold both ends; an empty list and -1 stand for any.
CREATE MACRO sites_of(day, link_first, link_last, region_first, region_last, links_in, of_organisation, of_owner,
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
