package store

import (
	"time"

	"agglo"
)

// A Region is a row of the regions table.
type Region struct {
	ID     agglo.RegionID `json:"id"`
	Name   string         `json:"name"`
	NameZh string         `json:"name_zh,omitempty"`
	Level  string         `json:"level"`
	Parent agglo.RegionID `json:"parent,omitempty"`
	City   bool           `json:"city,omitempty"`
	Lat    *float64       `json:"lat,omitempty"` // degrees, WGS 84
	Lon    *float64       `json:"lon,omitempty"`
	From   string         `json:"valid_from,omitempty"`
	To     string         `json:"valid_to,omitempty"`
	Row    agglo.Row      `json:"-"`
}

// A Chain is a row of the chains table. A chain without links of its own is a
// roof over the chains that name it as their parent.
type Chain struct {
	ID            agglo.ChainID  `json:"id"`
	Name          string         `json:"name"`
	NameZh        string         `json:"name_zh,omitempty"`
	Parent        agglo.ChainID  `json:"parent,omitempty"`
	Version       string         `json:"version,omitempty"`
	Description   string         `json:"description,omitempty"`
	DescriptionZh string         `json:"description_zh,omitempty"`
	Source        agglo.SourceID `json:"source,omitempty"`
	Row           agglo.Row      `json:"-"`
}

// A Link is a row of the links table, in the order of the table.
type Link struct {
	Chain        agglo.ChainID `json:"chain"`
	ID           agglo.LinkID  `json:"id"`
	Name         string        `json:"name"`
	NameZh       string        `json:"name_zh,omitempty"`
	Stage        string        `json:"stage"`
	Core         bool          `json:"core"`
	Weight       float64       `json:"weight"` // 1 where the table gives none
	Definition   string        `json:"definition,omitempty"`
	DefinitionZh string        `json:"definition_zh,omitempty"`
	Row          agglo.Row     `json:"-"`
}

// An Input says that a link needs the product of another link.
type Input struct {
	Chain     agglo.ChainID `json:"chain"`
	Link      agglo.LinkID  `json:"link"`
	Input     agglo.LinkID  `json:"input"`
	Intensity *float64      `json:"intensity,omitempty"` // units of the input for one unit of the link
	Unit      string        `json:"intensity_unit,omitempty"`
	Essential bool          `json:"essential"`
	Row       agglo.Row     `json:"row"`
}

// A Subject is a row of the subjects table.
type Subject struct {
	ID          agglo.Subject `json:"id"`
	Name        string        `json:"name"`
	NameZh      string        `json:"name_zh,omitempty"`
	Chain       agglo.ChainID `json:"chain,omitempty"`
	Link        agglo.LinkID  `json:"link,omitempty"`
	Description string        `json:"description,omitempty"`
	Row         agglo.Row     `json:"-"`
}

// An IndicatorRow is a row of the indicators table.
type IndicatorRow struct {
	ID, Name, NameZh, Unit, Kind, Better, Formula string
	Description, DescriptionZh                    string
	Row                                           agglo.Row
}

// An Organisation is a row of the organisations table with its owner.
type Organisation struct {
	ID        agglo.OrganisationID `json:"id"`
	Name      string               `json:"name"`
	NameZh    string               `json:"name_zh,omitempty"`
	Country   string               `json:"country,omitempty"`
	Parent    agglo.OrganisationID `json:"parent,omitempty"`
	Owner     agglo.OrganisationID `json:"owner"` // ultimate parent; itself at the top
	Ownership string               `json:"ownership,omitempty"`
	Row       agglo.Row            `json:"row"`
}

// An Observation is a row of the observations table.
type Observation struct {
	Region    agglo.RegionID
	Indicator string
	Subject   agglo.Subject
	Period    agglo.Period
	Value     float64
	Unit      string // that of the row or else of the indicator
	Status    string // final, revised, preliminary, reported or estimate
	Bound     agglo.Bound
	Published string // date of the source, empty where unknown
	Row       agglo.Row
}

// A Target is a row of the targets table.
type Target struct {
	Region     agglo.RegionID
	Indicator  string
	Subject    agglo.Subject
	Period     agglo.Period
	Value      float64
	Unit       string
	Comparator string // gt, ge, eq, le or lt
	Row        agglo.Row
}

// A Claim is a row of the claims table.
type Claim struct {
	ID, Text, TextZh string
	Region           agglo.RegionID
	Indicator        string
	Subject          agglo.Subject
	Period           agglo.Period
	Measure          string // value, share, rank, count, sum or target
	Within           agglo.RegionID
	Order            string // desc or asc
	Condition        string
	Value            float64
	Unit             string
	Bound            agglo.Bound
	Tolerance        *float64
	Row              agglo.Row
}

// A Coverage row says how far a region was searched for a chain or one link.
type Coverage struct {
	Region agglo.RegionID `json:"region"`
	Chain  agglo.ChainID  `json:"chain"`
	Link   agglo.LinkID   `json:"link,omitempty"`
	Extent string         `json:"extent"` // complete, partial or none
	AsOf   string         `json:"as_of,omitempty"`
	Note   string         `json:"note,omitempty"`
	NoteZh string         `json:"note_zh,omitempty"`
	Row    agglo.Row      `json:"-"`
}

// A Statement says that a place has a link, without naming a site.
type Statement struct {
	Region      agglo.RegionID `json:"region"`
	Chain       agglo.ChainID  `json:"chain"`
	Link        agglo.LinkID   `json:"link"`
	Product     string         `json:"product,omitempty"`
	AsOf        string         `json:"as_of,omitempty"`
	Specificity string         `json:"specificity,omitempty"`
	Row         agglo.Row      `json:"row"`
}

// A Supply is a row of the supplies table.
type Supply struct {
	Supplier agglo.OrganisationID `json:"supplier"`
	Customer agglo.OrganisationID `json:"customer"`
	Chain    agglo.ChainID        `json:"chain"`
	Link     agglo.LinkID         `json:"link"`
	Product  string               `json:"product,omitempty"`
	Volume   *float64             `json:"volume,omitempty"`
	Unit     string               `json:"unit,omitempty"`
	Since    string               `json:"since,omitempty"`
	Row      agglo.Row            `json:"row"`
}

// A Title is a row of the titles table.
type Title struct {
	Organisation agglo.OrganisationID `json:"organisation"`
	Title        string               `json:"title"`
	Authority    string               `json:"authority,omitempty"`
	From         string               `json:"from,omitempty"`
	To           string               `json:"to,omitempty"`
	Row          agglo.Row            `json:"row"`
}

// A Presence tells how a link is held in a region and the regions below it at
// a date. Sites that operate count towards Running; those known to operate
// only by later evidence, or merely named by a source, count as Later; those
// under construction or planned as Coming.
type Presence struct {
	Region  agglo.RegionID
	Link    agglo.LinkID
	Owners  int // independent owners with a running site; exact up to 2, then "at least"
	Running bool
	Later   bool      // a site whose evidence is younger than the date, or that has no status
	Coming  bool      // a site planned or under construction
	First   time.Time // first evidence of a running site, zero if none
}

// A Site is one activity of one establishment, with who runs it.
type Site struct {
	Establishment agglo.EstablishmentID `json:"establishment"`
	Name          string                `json:"name"`
	NameZh        string                `json:"name_zh,omitempty"`
	Region        agglo.RegionID        `json:"region"`
	Status        string                `json:"status,omitempty"`
	StatusAsOf    string                `json:"status_as_of,omitempty"`
	Opened        string                `json:"opened,omitempty"`
	Closed        string                `json:"closed,omitempty"`
	Lat           *float64              `json:"lat,omitempty"`
	Lon           *float64              `json:"lon,omitempty"`
	Organisation  agglo.OrganisationID  `json:"organisation"`
	OrgName       string                `json:"organisation_name"`
	OrgNameZh     string                `json:"organisation_name_zh,omitempty"`
	Owner         agglo.OrganisationID  `json:"owner"`
	Country       string                `json:"country,omitempty"` // of the organisation
	Ownership     string                `json:"ownership,omitempty"`
	Chain         agglo.ChainID         `json:"chain"`
	Link          agglo.LinkID          `json:"link"`
	Product       string                `json:"product,omitempty"`
	Capacity      *float64              `json:"capacity,omitempty"`
	CapacityUnit  string                `json:"capacity_unit,omitempty"`
	CapacityBasis string                `json:"capacity_basis,omitempty"`
	Since         string                `json:"since,omitempty"`
	Until         string                `json:"until,omitempty"`
	AsOf          string                `json:"as_of,omitempty"`
	State         string                `json:"state"`                   // at the date asked: running, later, coming or closed
	EvidenceFrom  string                `json:"evidence_from,omitempty"` // earliest date at which the site is known to run
	SiteRow       agglo.Row             `json:"establishment_row"`
	Row           agglo.Row             `json:"row"` // of the activity
}

// A Holding is what runs of one link in a region and the regions below it.
type Holding struct {
	Region     agglo.RegionID
	Chain      agglo.ChainID
	Link       agglo.LinkID
	Sites      int // distinct establishments
	Silent     int // those of them that state no capacity but a planned one
	Capacities []Capacity
}

// A Capacity is what running establishments state in one unit. Of several rows
// of one establishment, product and unit that run at the date, that of the
// firmest basis counts (installed, reported, not said, design), and of one
// basis the latest of those dated by the date, or else the earliest of those
// dated after it. A row is dated by as_of, else by the publication of its
// source; one without either is the oldest. A row without a product is the
// whole, of which rows of products are parts. What is planned does not count.
type Capacity struct {
	Unit  string
	Sites int // distinct establishments
	Sum   float64
}
