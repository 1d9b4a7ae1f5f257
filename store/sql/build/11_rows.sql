-- What the numbers in establishments and activities stand for, so that rows can
-- be given out as they are in the data set: TABLE_COLUMN(n, id).
-- Reads: organisations, region_numbers, establishments, link_numbers.
CREATE OR REPLACE VIEW establishments_organisation AS SELECT rowid::INTEGER AS n, id FROM organisations;
CREATE OR REPLACE VIEW establishments_region AS SELECT n, region AS id FROM region_numbers;
CREATE OR REPLACE VIEW activities_establishment AS SELECT rowid::INTEGER AS n, id FROM establishments;
CREATE OR REPLACE VIEW activities_chain AS SELECT n, chain AS id FROM link_numbers;
CREATE OR REPLACE VIEW activities_link AS SELECT n, link AS id FROM link_numbers;
