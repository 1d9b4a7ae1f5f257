// Package dataset reads, checks and writes data sets: folders of tables with a
// descriptor. It knows files and formats, and nothing of the store.
package dataset
