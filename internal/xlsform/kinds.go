package xlsform

import (
	"regexp"
	"strings"
	"sync"

	"alcove.example/internal/content"
)

// A kind of row, and what it becomes.
type kind struct {
	does    string // ask, group, end, reckon, refuse
	asks    content.Type
	remark  string // a code, or ""
	list    string // of choices
	other   bool   // choices end in one to fill in
	whole   bool   // only whole numbers
	repeats bool
}

// kinds are the rows without choices, by the first word of their type, with
// spaces and hyphens as low lines.
var kinds = map[string]kind{
	"text": {does: "ask", asks: content.FreeText}, "string": {does: "ask", asks: content.FreeText},
	"integer": {does: "ask", asks: content.Number, whole: true}, "int": {does: "ask", asks: content.Number, whole: true},
	"decimal": {does: "ask", asks: content.Number}, "range": {does: "ask", asks: content.Number},
	"note":        {does: "ask", asks: content.Note},
	"acknowledge": {does: "ask", asks: content.Note, remark: "acknowledge"}, "trigger": {does: "ask", asks: content.Note, remark: "acknowledge"},
	"date": {does: "ask", asks: content.FreeText, remark: "as-text"}, "time": {does: "ask", asks: content.FreeText, remark: "as-text"},
	"datetime": {does: "ask", asks: content.FreeText, remark: "as-text"}, "date_time": {does: "ask", asks: content.FreeText, remark: "as-text"},
	"phone_number": {does: "ask", asks: content.FreeText, remark: "as-text"}, "email": {does: "refuse", remark: "kind-identity"},
	"calculate": {does: "reckon"}, "calculation": {does: "reckon"}, "hidden": {does: "refuse", remark: "kind-hidden"},
	"begin_group": {does: "group"}, "begin_repeat": {does: "group", repeats: true}, "begin_loop": {does: "group", repeats: true},
	"end_group": {does: "end"}, "end_repeat": {does: "end"}, "end_loop": {does: "end"}, "end": {does: "refuse", remark: "kind-identity"},
	"geopoint": {does: "refuse", remark: "kind-place"}, "geotrace": {does: "refuse", remark: "kind-place"}, "geoshape": {does: "refuse", remark: "kind-place"},
	"start_geopoint": {does: "refuse", remark: "kind-place"}, "gps": {does: "refuse", remark: "kind-place"}, "osm": {does: "refuse", remark: "kind-place"},
	"location": {does: "refuse", remark: "kind-place"}, "image": {does: "refuse", remark: "kind-media"}, "photo": {does: "refuse", remark: "kind-media"},
	"audio": {does: "refuse", remark: "kind-media"}, "video": {does: "refuse", remark: "kind-media"}, "file": {does: "refuse", remark: "kind-media"},
	"background_audio": {does: "refuse", remark: "kind-media"}, "barcode": {does: "refuse", remark: "kind-media"},
	"start": {does: "refuse", remark: "kind-identity"}, "today": {does: "refuse", remark: "kind-identity"}, "deviceid": {does: "refuse", remark: "kind-identity"},
	"username": {does: "refuse", remark: "kind-identity"}, "phonenumber": {does: "refuse", remark: "kind-identity"}, "audit": {does: "refuse", remark: "kind-identity"},
	"simserial": {does: "refuse", remark: "kind-identity"}, "subscriberid": {does: "refuse", remark: "kind-identity"}, "imei": {does: "refuse", remark: "kind-identity"},
	"device_id": {does: "refuse", remark: "kind-identity"}, "start_time": {does: "refuse", remark: "kind-identity"}, "end_time": {does: "refuse", remark: "kind-identity"},
}

var (
	chooses = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:add )?(select[_ ]one|select1|select[_ ]multiple|select[_ ]all[_ ]that[_ ]apply|rank)(?: prompt)?(?: using| from)?\s+(\S.*?)(\s+or[_ ]specify[_ ]other|\s+or[_ ]other)?$`)
	})
	fromFile = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^select[_ ](one|multiple)[_ ](from[_ ]file|external)\b|\.(csv|xml|geojson)(\s|$)`)
	})
	otherKind = kind{does: "refuse", remark: "kind-unknown"}
)

// kindOf understands the type of a row.
func kindOf(s string) kind {
	if fromFile().MatchString(s) {
		return kind{does: "ask", asks: content.FreeText, remark: "list-in-file"}
	}
	if m := chooses().FindStringSubmatch(s); m != nil {
		k := kind{does: "ask", asks: content.Many, list: strings.TrimSpace(m[2]), other: m[3] != ""}
		switch how := strings.ToLower(strings.ReplaceAll(m[1], " ", "_")); how {
		case "select_one", "select1":
			k.asks = content.One
		case "rank":
			k.remark = "rank"
		}
		return k
	}
	name := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(s))
	if strings.HasPrefix(name, "begin_loop_over_") {
		return kinds["begin_loop"]
	}
	for _, spelled := range []string{name, strings.TrimPrefix(name, "add_"), strings.TrimSuffix(strings.TrimPrefix(name, "add_"), "_prompt")} {
		if k, ok := kinds[spelled]; ok {
			return k
		}
	}
	return otherKind
}
