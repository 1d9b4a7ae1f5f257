package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"agglo"
)

// huma keeps these in variables of the package. Errors have one shape, RFC
// 9457, and say in one sentence what the command line would say; a list without
// elements is [] and never null.
func init() {
	huma.NewError = newProblem
	huma.DefaultArrayNullable = false
}

func newProblem(status int, msg string, errs ...error) huma.StatusError {
	p := &huma.ErrorModel{Status: status, Title: http.StatusText(status), Detail: msg}
	var said []string
	for _, err := range errs {
		if err == nil {
			continue
		}
		p.Add(err)
		d := p.Errors[len(p.Errors)-1]
		said = append(said, strings.TrimPrefix(d.Location+": ", ": ")+d.Message)
	}
	if len(said) > 0 {
		p.Detail = strings.Join(said, "; ")
	}
	return p
}

// problem turns an error into what the client is told: its own text where it
// is one for people, "internal error" and a line in the log where not.
func (s *Server) problem(ctx context.Context, err error) huma.StatusError {
	var told huma.StatusError
	switch {
	case errors.As(err, &told):
		return told
	case agglo.KindOf(err) == agglo.NotFound:
		return newProblem(http.StatusNotFound, err.Error())
	case agglo.KindOf(err) != agglo.Internal:
		return newProblem(http.StatusUnprocessableEntity, err.Error())
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return newProblem(http.StatusServiceUnavailable, fmt.Sprintf("the answer took longer than %s: ask for less", s.opt.Timeout))
	}
	s.opt.Log.Error("request failed", "error", err)
	return newProblem(http.StatusInternalServerError, "internal error")
}

// writeProblem sends a problem from outside an operation.
func (s *Server) writeProblem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	writeJSON(w, newProblem(status, detail))
}
