-- Macros that the other statements of the build and the queries share.

-- last_day_of: the last day of a date that may be known to the year or month only.
CREATE OR REPLACE MACRO last_day_of(date_text) AS CASE length(date_text)
    WHEN 4 THEN make_date(date_text::INTEGER, 12, 31)
    WHEN 7 THEN last_day((date_text || '-01')::DATE)
    ELSE date_text::DATE
END;

-- first_day_of: the first day of such a date.
CREATE OR REPLACE MACRO first_day_of(date_text) AS left(date_text || '-01-01', 10)::DATE;

-- not_before: a day, unless it lies before a date as known.
CREATE OR REPLACE MACRO not_before(day, date_text) AS CASE
    WHEN date_text IS NULL OR day >= first_day_of(date_text) THEN day
END;

-- state_at: state of an activity at a day.
CREATE OR REPLACE MACRO state_at(runs_from, runs_until, coming, day) AS CASE
    WHEN runs_until <= day THEN 'closed'
    WHEN runs_from <= day THEN 'running'
    WHEN coming THEN 'coming'
    ELSE 'later'
END;

-- pack, owner_of and day_of: a day and an owner in one integer, so that the
-- least one is the earliest day, and of equal days that of the first owner.
CREATE OR REPLACE MACRO pack(day, owner) AS (day - DATE '0001-01-01') * 4294967296 + owner;
CREATE OR REPLACE MACRO owner_of(packed) AS (packed % 4294967296)::INTEGER;
CREATE OR REPLACE MACRO day_of(packed) AS DATE '0001-01-01' + (packed // 4294967296)::INTEGER;
