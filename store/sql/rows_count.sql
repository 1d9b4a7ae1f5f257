-- How many rows a query of rows.sql has in all.
-- Reads: the table and the views of sql/build/11_rows.sql. Parameters: as there,
-- without $limit and $offset.
SELECT count(*) FROM {table} t WHERE {conditions};
