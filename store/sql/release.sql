-- What the release is; one row.
-- Reads: release.
SELECT schema, hash, files, name, title, version, licence, region, chain, period, built, descriptor, warnings FROM release;
