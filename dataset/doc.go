// Package dataset reads, checks and writes data sets: folders of tables with a
// descriptor. It knows files and formats, and nothing of the store.
//
// # The format
//
// A data set is a folder:
//
//	datapackage.json          the descriptor, a Data Package of version 2
//	regions.csv               a table, known by its name
//	links.xlsx                a table in a workbook of one sheet
//	book.xlsx                 tables in sheets that bear their names
//	establishments.parquet    a table for millions of rows
//	activities/*.parquet      the same in parts
//	boundaries/*.topo.json    TopoJSON; the ids of features are those of regions
//
// The tables and their columns are listed in columns.csv, which is compiled in:
// [Tables] and [ColumnsOf] return it, the checks and the documentation of the
// format follow it. A table without rows may be left out, and so may columns
// that are not required. Other files are ignored, unless their names are nearly
// those of tables.
//
// The first line of a table names its columns, in any order. A column that is
// not known is an error, so that a misspelt one is not lost without a word. CSV
// is UTF-8, with or without a byte order mark, apart by commas, quoted as in
// RFC 4180. An empty cell means unknown or not applicable, never zero; a row of
// empty cells is skipped. Numbers have a decimal point and no thousands
// separators. Dates are as precise as known: 2023, 2023-06 or 2023-06-30.
// Periods are those of [agglo.ParsePeriod].
//
// # Reading
//
// [Open] reads the descriptor and lists the files; [Dataset.Check] reads all of
// it and returns every problem at once; [Dataset.Scan] yields the typed rows of
// one table; [Dataset.Hash] names the release, [Dataset.FilesHash] the files that
// hold it; [Write] writes a data set.
//
// All formats are read into batches of columns, in which equal values share a
// code where the file has a dictionary. A check looks at each value of the
// dictionary once, however many rows hold it. It runs on all processors, a row
// group of a Parquet file or a file of another format at a time.
package dataset
