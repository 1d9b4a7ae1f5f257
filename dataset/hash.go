package dataset

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Hash returns the release of the data set: what its descriptor, tables and
// boundaries hold, whatever their dates and owners. It is the SHA-256 of the
// list that
//
//	sha256sum datapackage.json regions.csv ...
//
// prints for these files in the order of the bytes of their paths, in hex.
func (d *Dataset) Hash(ctx context.Context) (string, error) {
	paths := []string{DescriptorPath}
	for _, f := range d.Files {
		paths = append(paths, f.Path)
	}
	slices.Sort(paths)
	paths = slices.Compact(paths)
	lines := make([]string, len(paths))
	err := each(ctx, len(paths), func(ctx context.Context, i int) (err error) {
		lines[i], err = d.hashFile(ctx, paths[i])
		return err
	})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(strings.Join(lines, "")))
	return hex.EncodeToString(sum[:]), nil
}

// hashFile returns the line that sha256sum prints for a file.
func (d *Dataset) hashFile(ctx context.Context, path string) (string, error) {
	f, err := d.fsys.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	for err == nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		_, err = io.CopyN(h, f, 16<<20)
	}
	if err != io.EOF {
		return "", err
	}
	return fmt.Sprintf("%x  %s\n", h.Sum(nil), path), nil
}
