-- Number of an establishment. Reads: establishments. Parameters: $id.
SELECT n FROM establishments WHERE id = $id;
