// Package intake brings spreadsheets as people have them into a data set.
//
// A sheet has titles above its header, headers in Chinese or English, merged
// cells, units in the header or beside the number, dates in local forms, and
// notes below. [Read] reads it as it stands. [Plan] finds the header, maps its
// columns to those of the data set, reads every cell as a value of its column,
// finds the regions, chains, links and organisations that are meant, and works
// out which rows are new and which change. [Plan.Apply] checks the data set as
// it would become and then replaces the files that change.
//
// What was decided once is kept beside the data set, in a folder that no table
// is read from, and not asked again:
//
//	.agglo-import/NAME.json     the mapping of a sheet, to be edited by hand
//	.agglo-import/matches.csv   which names are which organisations
//
// The words are data: headers.csv lists the usual headers of each column,
// values.csv the usual words for values, units.csv units with their powers of
// ten. The tables that an import touches are held in memory, together with all
// regions, chains, links and organisations; the time is linear in their rows
// and those of the sheet.
package intake
