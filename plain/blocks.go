package plain

import (
	"bytes"
	"errors"
	"io"
)

// blockSize is about how many bytes of a file are read at a time.
const blockSize = 1 << 19

// blocks cuts a file into runs of whole records.
type blocks struct {
	r    io.Reader
	rest []byte // read already, the begin of the next block
	done bool
}

// next returns the next block, in bytes of its own, and io.EOF after the last
// one, which alone may end in a record that is not complete.
func (b *blocks) next() ([]byte, error) {
	for !b.done {
		block := make([]byte, max(blockSize, 2*len(b.rest)))
		have := copy(block, b.rest)
		n, err := io.ReadFull(b.r, block[have:])
		block = block[:have+n]
		b.done = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		switch {
		case b.done:
			return block, nil
		case err != nil:
			return nil, err
		}
		end := lastRecord(block)
		if b.rest = block[end:]; end > 0 {
			return block[:end:end], nil
		}
	}
	return nil, io.EOF
}

// lastRecord returns where the last complete record of a block ends. A line
// end within quotes belongs to its record: the quotes before it are odd.
func lastRecord(block []byte) int {
	quotes := bytes.Count(block, []byte{'"'})
	for {
		end := bytes.LastIndexByte(block, '\n') + 1
		if quotes -= bytes.Count(block[end:], []byte{'"'}); quotes%2 == 0 || end == 0 {
			return end
		}
		block = block[:end-1]
	}
}
