package agglo

import (
	"errors"
	"fmt"
)

// A Kind says whose fault an error is; it decides the exit status and the
// HTTP status.
type Kind int

const (
	Internal Kind = iota // a fault of the program
	Invalid              // the question or the data is at fault
	NotFound             // what was asked for does not exist
	Usage                // the command line is at fault
)

// An Error is an error that may be shown to a person as it stands: it says
// what is wrong, where, and what to do.
type Error struct {
	Kind Kind
	Msg  string
}

func (e *Error) Error() string { return e.Msg }

// Errorf returns an [Error] of the given kind.
func Errorf(kind Kind, format string, args ...any) error {
	return &Error{Kind: kind, Msg: fmt.Sprintf(format, args...)}
}

// KindOf returns the kind of the first [Error] in err's chain, and [Internal]
// where there is none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
