package agglo

import "fmt"

// A Lang is a language that the program speaks.
type Lang string

const (
	English Lang = "en"
	Chinese Lang = "zh"
)

// ParseLang reads a language code.
func ParseLang(s string) (Lang, error) {
	switch l := Lang(s); l {
	case English, Chinese:
		return l, nil
	}
	return "", Errorf(Invalid, "%q is not a language: use en or zh", s)
}

// A Text is a sentence or name in every language that the program speaks.
type Text struct {
	En string `json:"en"`
	Zh string `json:"zh"`
}

// In returns t in the given language; a missing Chinese text falls back to English.
func (t Text) In(l Lang) string {
	if l == Chinese && t.Zh != "" {
		return t.Zh
	}
	return t.En
}

// IsZero reports whether t is empty.
func (t Text) IsZero() bool { return t.En == "" && t.Zh == "" }

// Textf formats the same arguments in both languages. A [Text] or [Period] is
// put in with the language of the sentence: in Chinese a period brings its 年.
func Textf(en, zh string, args ...any) Text {
	in := func(l Lang) []any {
		out := make([]any, len(args))
		for i, a := range args {
			if t, ok := a.(interface{ In(Lang) string }); ok {
				a = t.In(l)
			}
			out[i] = a
		}
		return out
	}
	return Text{En: fmt.Sprintf(en, in(English)...), Zh: fmt.Sprintf(zh, in(Chinese)...)}
}
