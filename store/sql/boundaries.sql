-- The boundary files: path, content; in the order of the paths.
-- Reads: boundaries.
SELECT name, content FROM boundaries ORDER BY name;
