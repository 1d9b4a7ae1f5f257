-- One page of the rows of a table, as they are in the data set, in its order.
-- What is in braces is filled with names of the format, never with input.
-- Reads: the table and the views of sql/build/11_rows.sql, files. Parameters:
-- $limit, $offset, and $p0, $p1, ... of the conditions.
WITH page AS (
    SELECT * FROM {table} t WHERE {conditions} ORDER BY file, line LIMIT $limit OFFSET $offset
)
SELECT f.path, t.line, {columns}
FROM page t JOIN files f ON f.id = t.file
ORDER BY t.file, t.line;
