package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/duckdb/duckdb-go/v2"
)

// All SQL is in files: sql/NAME.sql holds the query of one method of
// [Snapshot], sql/build the statements that make a release, in order. Values
// are bound as parameters, never written into a statement.
//
//go:embed sql
var sqlFiles embed.FS

var queries = readQueries()

func readQueries() map[string]string {
	names, err := fs.Glob(sqlFiles, "sql/*.sql")
	if err != nil {
		panic("store: " + err.Error())
	}
	out := map[string]string{}
	for _, name := range names {
		text, err := sqlFiles.ReadFile(name)
		if err != nil {
			panic("store: " + err.Error())
		}
		out[strings.TrimSuffix(path.Base(name), ".sql")] = string(text)
	}
	return out
}

// attach opens the DuckDB file at path under the name release, as the only
// database that its connections see. It goes through a database in memory
// because the driver hands out the database that it already has open under a
// path, even when the file there is another one by now.
func attach(path, options string, settings ...string) (*sql.DB, error) {
	var once sync.Once
	connector, err := duckdb.NewConnector("", func(conn driver.ExecerContext) error {
		var err error
		once.Do(func() {
			err = execAll(conn, append([]string{"ATTACH " + literal(path) + " AS release" + options}, settings...))
		})
		if err != nil {
			return err
		}
		return execAll(conn, []string{"USE release"})
	})
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	if err := db.Ping(); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func execAll(conn driver.ExecerContext, statements []string) error {
	for _, s := range statements {
		if _, err := conn.ExecContext(context.Background(), s, nil); err != nil {
			return err
		}
	}
	return nil
}

// literal writes a path or setting as a literal of SQL, where DuckDB takes no
// parameters.
func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// name writes the name of a table or column of the format in SQL.
func name(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
