-- Paths of the files of the data set, in the order of their numbers.
-- Reads: files.
SELECT path FROM files ORDER BY id;
