-- The tables of a release that are not those of the data set.
-- "table" in files is the table whose rows the file holds. region_numbers are
-- pre-order numbers; ancestry holds each region with itself and every region
-- around it, as numbers.
CREATE TABLE release (
    schema VARCHAR, hash VARCHAR, files VARCHAR, name VARCHAR, title VARCHAR, version VARCHAR, licence VARCHAR,
    region VARCHAR, chain VARCHAR, period VARCHAR, built TIMESTAMP, descriptor VARCHAR, warnings VARCHAR
);
CREATE TABLE files (id INTEGER, path VARCHAR, "table" VARCHAR);
CREATE TABLE boundaries (name VARCHAR, content BLOB);
CREATE TABLE region_numbers (n INTEGER, region VARCHAR);
CREATE TABLE ancestry (region INTEGER, ancestor INTEGER);
