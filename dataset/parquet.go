package dataset

import (
	"context"
	"fmt"
)

func (d *Dataset) rowGroups(f File) ([]part, error) { return nil, Problem{Msg: "not yet"} }
func (d *Dataset) readParquet(ctx context.Context, p part, columns []int, r *report, yield func(*batch) error) error {
	return Problem{Msg: "not yet"}
}
func damaged(f File, x any) Problem { return Problem{Msg: fmt.Sprint("is damaged: ", x)} }
