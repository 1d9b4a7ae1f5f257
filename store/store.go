// Package store keeps one release of a data set in one DuckDB file.
//
// A release is a build product: [Build] makes it from a data set that has
// passed its checks, under a temporary name, and renames it; [Open] opens it
// read-only, with no way to other files. So there is nothing to migrate, to
// lock or to lose, and a reader that has the file open keeps the release that
// it opened while a newer one takes the name.
//
// # State of a site at a date
//
// Whether a link is present somewhere depends on the date. An activity (an
// establishment makes the product of a link) is at a date D in one of four
// states, from two days that are worked out when the release is built:
//
//	from   the first day at which it is known to run: the earliest of its
//	       since and the establishment's opened and, where the establishment is
//	       operating or closed, so that what is said of it shows that it ran, of
//	       as_of (else the publication of the activity's source), unless the row
//	       states a planned capacity, and status_as_of (else the publication of
//	       the establishment's source); where since is known, nothing before it
//	       counts
//	until  the day from which it does not: the earlier of its until and the
//	       establishment's closed; for a closed establishment without either,
//	       status_as_of, else the publication of its source
//
//	closed   until ≤ D
//	running  from ≤ D < until
//	coming   else, where the establishment is planned or under construction
//	later    else: it operates, or a source merely names it, and nothing shows
//	         that it ran by D
//
// A date known to the year or the month counts as its last day, in from and in
// until alike. A planned establishment with an activity whose capacity_basis
// is planned never runs. A closed establishment without any date of its end is
// closed at every D. No status at all, and no since or opened, makes later.
//
// A region holds a link when an activity of the link is running in it or in a
// region below it. Owners are independent when their ultimate parents, found
// through organisations.parent, differ.
//
// # Cost
//
// Activities are clustered by link and by pre-order number of the region, so
// that a region with all below it is a range, and a query for one link and
// region reads little more than its rows. They are sorted in chunks of some
// millions, which bounds the memory of a build; a query reads from one place
// more for each chunk.
//
// What is asked most is worked out at build time, for every region with all
// below it: how it holds links as a function of the date; what runs there and its
// capacity at the ends of years; and the few largest sites of each link with
// their rows. The cost of a figure then does not grow with the number of sites.
// At other days, and for owners, activities are read, and the cost grows with
// those of the links in the regions asked for.
package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"time"

	"agglo"
	"agglo/dataset"
)

// A Store is one release, open for reading. It is safe for concurrent use.
type Store struct {
	db      *sql.DB
	path    string
	work    string // temporary folder that holds it, empty for a release that stays
	release Release
	ref     *reference
}

// A Release says which data set a store was made from.
type Release struct {
	Hash    string         `json:"hash"`  // of the content of the data set
	Files   string         `json:"files"` // hash of the files that it was made from, to the byte
	Name    string         `json:"name"`
	Title   string         `json:"title,omitempty"`
	Version string         `json:"version,omitempty"`
	Licence string         `json:"licence,omitempty"`
	Region  agglo.RegionID `json:"region,omitempty"` // what questions are about where they do not say it
	Chain   agglo.ChainID  `json:"chain,omitempty"`
	Period  agglo.Period   `json:"period,omitzero"`
	Tables  []TableCount   `json:"tables"`
	Built   time.Time      `json:"built"`

	Descriptor dataset.Descriptor `json:"-"` // of the data set, as it is
	Warnings   dataset.Problems   `json:"-"` // of the check of the data set
}

// A TableCount is the number of rows of a table.
type TableCount struct {
	Name string `json:"name"`
	Rows int64  `json:"rows"`
}

// readSettings keeps readers from other files. Queries choose themselves which
// columns to read late, and do it better than DuckDB would.
const readSettings = `SET temp_directory = '';
	SET late_materialization_max_rows = 0;
	SET enable_external_access = false`

// Open opens the release at path for reading.
func Open(path string) (*Store, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, agglo.Errorf(agglo.NotFound, "%s: there is no store: make it with agglo build", path)
	}
	db, err := attach(path, " (READ_ONLY)", readSettings)
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: is not a store that this program can read (%v): make it again with agglo build", path, err)
	}
	s := &Store{db: db, path: path}
	if err := s.load(context.Background(), path); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

func (s *Store) load(ctx context.Context, path string) (err error) {
	if s.release, err = readRelease(ctx, s.db, path); err != nil {
		return err
	}
	s.ref, err = readReference(ctx, s.db)
	return err
}

// Close closes the release, and removes one that [Store.With] made. Snapshots of
// it can be used no longer.
func (s *Store) Close() error {
	err := s.db.Close()
	if s.work != "" {
		err = errors.Join(err, os.RemoveAll(s.work))
	}
	return err
}

// Release returns what the store was made from.
func (s *Store) Release() Release { return s.release }
