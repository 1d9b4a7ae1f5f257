// Package export writes answers, panels of figures and whole data sets in the
// forms that other programs read: spreadsheets, Parquet, SDMX, JSON-stat,
// GeoJSON, and tables described for the web.
package export
