-- Number of an organisation. Reads: organisations. Parameters: $id.
SELECT n FROM organisations WHERE id = $id;
