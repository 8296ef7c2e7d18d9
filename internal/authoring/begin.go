package authoring

import (
	_ "embed" // the pack to begin with
	"fmt"
	"regexp"
	"strings"

	"alcove.example/internal/content"
)

//go:embed begin/pack.yaml
var beginPack string

//go:embed begin/personas.yaml
var beginPersonas string

// A File is one file of a new pack.
type File struct{ Name, Text string }

var anID = regexp.MustCompile(`^[a-z][a-z0-9-]{1,39}$`)

// Begin gives the files of a new pack: commented, and working as they stand. It
// is to be read again after half a year. An id that a pack cannot have gives nothing.
func Begin(id content.ID, today content.Date) (files []File, ok bool) {
	if !anID.MatchString(string(id)) || content.ReadAsBoolean(string(id)) {
		return nil, false
	}
	review := content.Date{Year: today.Year, Month: today.Month + 6, Day: 1}
	if review.Month > 12 {
		review.Year, review.Month = review.Year+1, review.Month-12
	}
	fill := strings.NewReplacer("{id}", string(id), "{version}", fmt.Sprintf("%04d.%02d", today.Year, today.Month), "{review}", review.String())
	return []File{{"pack.yaml", fill.Replace(beginPack)}, {"personas.yaml", fill.Replace(beginPersonas)}}, true
}
