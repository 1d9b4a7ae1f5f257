package intake

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/longbridgeapp/opencc"
)

// A company is a name taken apart, so that names of one organisation meet.
type company struct {
	whole string // key of the name, in simplified characters
	body  string // without the legal form
	core  string // without place and trade either
	place bool   // whether a place was taken away: it may be a subsidiary there
}

var (
	legalForms = regexp.MustCompile(`(股份有限公司|有限责任公司|集团有限公司|有限公司|总公司|分公司|公司|集团|厂|,?(co,?ltd|coltd|companylimited|limited|ltd|inc|incorporated|corporation|corp|gmbh|plc|llc|ag|sa|group|holdings?|company|co))$`)
	trades     = regexp.MustCompile(`(科技|技术|新能源|能源|动力|电池|材料|新材料|新材|实业|工业|控股|投资|产业|制造|电子|汽车|装备|智能|股份|系统|发展|中国|technology|technologies|tech|newenergy|energy|power|battery|batteries|materials?|industrial|industry|electronics|china|auto|automobile|automotive|motors?|systems?|international)$`)
	latinForms = regexp.MustCompile(`(?i)([,.\s]+(co|ltd|limited|inc|incorporated|corporation|corp|gmbh|plc|llc|ag|company))+[.\s]*$`)
	bracketed  = regexp.MustCompile(`\([^)]*\)`)
)

// simplify turns traditional characters into simplified ones.
var simplify = sync.OnceValue(func() func(string) string {
	converter, err := opencc.New("t2s")
	if err != nil {
		panic("intake: " + err.Error()) // the dictionaries are in the binary
	}
	return func(s string) string {
		out, err := converter.Convert(s)
		if err != nil {
			return s
		}
		return out
	}
})

// shortest is how few characters a name may be cut to: 宁德 alone means nothing.
const shortest = 2

// take takes a name apart. Places are the names of regions that may stand before
// it or in brackets.
func take(name string, places *gazetteer) company {
	c := company{whole: key(simplify()(tidy(name)))}
	body := c.whole
	for _, b := range bracketed.FindAllString(body, -1) {
		inner := strings.Trim(b, "()")
		if places.names(inner) {
			c.place = true
		}
		body = strings.Replace(body, b, "", 1)
	}
	body = trimAll(body, legalForms)
	c.body = body
	if rest, ok := places.cutPrefix(body); ok {
		c.place, body = true, rest
	}
	c.core = trimAll(body, trades)
	return c
}

// trimAll takes endings away as long as enough is left.
func trimAll(s string, endings *regexp.Regexp) string {
	for {
		rest := strings.TrimRight(endings.ReplaceAllString(s, ""), ",")
		if rest == s || utf8.RuneCountInString(rest) < shortest {
			return s
		}
		s = rest
	}
}

// names reports whether a text is the name of a region.
func (g *gazetteer) names(k string) bool { return len(g.full[k])+len(g.short[k]) > 0 }

// cutPrefix takes the name of a region off the front of the name of a company.
func (g *gazetteer) cutPrefix(k string) (rest string, ok bool) {
	end := 0
	for runes := 0; end < len(k) && runes < g.longest; runes++ {
		_, n := utf8.DecodeRuneInString(k[end:])
		end += n
		if after := k[end:]; runes >= 1 && g.names(k[:end]) && utf8.RuneCountInString(after) >= shortest && !ascii(k[:end]) {
			rest, ok = after, true
		}
	}
	return rest, ok
}

func ascii(s string) bool {
	for _, r := range s {
		if r >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
