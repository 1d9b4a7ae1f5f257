// Package agglo holds the nouns of an observatory of industry clusters:
// regions, chains, links, organisations, establishments, observations, and
// the periods and units that they are stated in.
//
// # The system on one page
//
// A data set is a folder of tables ([agglo/dataset]). It is checked as a whole
// and becomes one read-only DuckDB file, a release ([agglo/store]). Indicators
// ([agglo/indicator]) read a release through a snapshot that remembers what it
// read, call the pure functions below measure/, and return figures: values
// with their unit, status, formula, inputs and rows. Questions
// ([agglo/answer]) arrange figures into answers with a sentence, and an answer
// leaves the program through the command line (cmd/agglo), as a brief
// ([agglo/brief]) or over HTTP ([agglo/api]), which the front end in web uses.
//
//	folder ──> dataset ──> store ──> indicator ──> answer ──> brief ─┐
//	                       measure/* ───┘────────────┘   └──> api ───┴─> cmd/agglo
//
// Data flows from left to right only; the import table is a test
// (internal/archtest). Nothing but the folder is kept: the store is a build
// product and the server never writes.
//
// # Words
//
// A chain is an industry chain, such as power batteries; its links are the
// steps that a complete chain has, such as cells or separators. An
// establishment is a site of an organisation in a region; an activity says
// that an establishment makes the product of a link. Organisations with the
// same ultimate parent have one owner. A subject is what an observation speaks
// of besides the region: a chain, a link ("power-battery.cell"), a product or
// an industry; the empty subject is the whole economy.
package agglo

import "fmt"

// Identifiers. Each is unique within its table and never reused.
type (
	RegionID        string // any code system: GB/T 2260 as "CN-320400", NUTS, FIPS
	ChainID         string
	LinkID          string // unique within its chain
	OrganisationID  string
	EstablishmentID string
	SourceID        string
	Subject         string // a chain, "chain.link", a product or industry; empty for the whole economy
)

// LinkSubject returns the subject of one link of a chain.
func LinkSubject(c ChainID, l LinkID) Subject { return Subject(string(c) + "." + string(l)) }

// Levels of regions, from the widest to the narrowest.
const (
	Country    = "country"
	Province   = "province"
	Prefecture = "prefecture"
	County     = "county"
	Park       = "park"
)

// Status of an establishment.
const (
	Operating    = "operating"
	Construction = "construction"
	Planned      = "planned"
	Closed       = "closed"
)

// A Row says where a fact stands in the data set and who stated it.
type Row struct {
	Table  string   `json:"table"`
	File   string   `json:"file"`             // path within the data set
	Line   int      `json:"line"`             // as an editor counts; the row number in a Parquet file
	Source SourceID `json:"source,omitempty"` // empty where the data set names none
	Quote  string   `json:"quote,omitempty"`  // words of the source
	Note   string   `json:"note,omitempty"`   // remark of whoever entered the row
}

// A Source is a page or document that facts were taken from.
type Source struct {
	ID        SourceID `json:"id"`
	Title     string   `json:"title"`
	Publisher string   `json:"publisher"`
	Published string   `json:"published,omitempty"` // date as precise as known
	URL       string   `json:"url,omitempty"`
	Linkable  bool     `json:"linkable"` // whether the address may be shown as a link
	Language  string   `json:"language,omitempty"`
	Licence   string   `json:"licence,omitempty"`
}

// Place returns the file and line of r as editors link them.
func (r Row) Place() string { return fmt.Sprintf("%s:%d", r.File, r.Line) }
