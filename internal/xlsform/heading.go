package xlsform

import (
	"regexp"
	"slices"
	"strings"

	"alcove.example/internal/locale"
)

// A heading is what a column holds, and in which language.
type heading struct {
	field    string
	language string // as it is written; "" for the form's own
}

// fields are the headings that are understood, by all their spellings.
var fields = map[string]string{
	"type": "type", "name": "name", "value": "name", "label": "label", "hint": "hint", "guidance_hint": "guidance_hint",
	"relevant": "relevant", "relevance": "relevant", "skip_logic": "relevant", "constraint": "constraint",
	"constraint_message": "constraint_message", "constraintmsg": "constraint_message", "constraint_msg": "constraint_message",
	"calculation": "calculation", "calculate": "calculation", "choice_filter": "choice_filter", "parameters": "parameters",
	"disabled": "disabled", "list_name": "list_name", "list": "list_name", "alcove": "alcove", "caption": "label", "text": "label",
	"form_title": "form_title", "title": "form_title", "form_id": "form_id", "id_string": "form_id", "version": "version",
	"default_language": "default_language",
}

var shortLanguage = regexp.MustCompile(`^(label|hint|guidance_hint)[_-]([a-z]{2,3})$`)

// readHeading reads the heading of a column; an unknown one keeps its name.
func readHeading(s string) heading {
	s = strings.TrimSpace(s)
	lower := strings.ToLower(s)
	for _, prefix := range []string{"bind::jr:", "bind:jr:", "jr:", "bind::", "bind:", "control::", "control:"} {
		if strings.HasPrefix(lower, prefix) && len(lower) == len(s) {
			s, lower = s[len(prefix):], lower[len(prefix):]
		}
	}
	name, language, found := strings.Cut(s, "::")
	if !found {
		name, language, _ = strings.Cut(s, ":")
	}
	name = strings.Join(strings.Fields(strings.ToLower(name)), "_")
	if m := shortLanguage.FindStringSubmatch(name); m != nil && language == "" {
		return heading{m[1], m[2]}
	}
	if field, ok := fields[name]; ok {
		return heading{field, strings.TrimSpace(language)}
	}
	return heading{field: strings.TrimSpace(lower)}
}

var inBrackets = regexp.MustCompile(`\(([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\)\s*$`)

// languages are names of languages that forms write without a code.
var languages = map[string]locale.Tag{
	"english": "en", "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "ara": "ar", "por": "pt", "rus": "ru", "french": "fr", "français": "fr", "francais": "fr", "spanish": "es", "español": "es", "espanol": "es", "portuguese": "pt",
	"português": "pt", "arabic": "ar", "العربية": "ar", "farsi": "fa", "persian": "fa", "dari": "prs", "pashto": "ps", "russian": "ru",
	"русский": "ru", "ukrainian": "uk", "українська": "uk", "german": "de", "deutsch": "de", "italian": "it", "italiano": "it", "swahili": "sw",
	"kiswahili": "sw", "hindi": "hi", "bengali": "bn", "bangla": "bn", "burmese": "my", "nepali": "ne", "chinese": "zh", "turkish": "tr",
	"türkçe": "tr", "kurdish": "ku", "sorani": "ckb", "amharic": "am", "tigrinya": "ti", "somali": "so", "hausa": "ha", "creole": "ht",
	"kreyol": "ht", "indonesian": "id", "vietnamese": "vi", "thai": "th", "urdu": "ur", "tamil": "ta", "sinhala": "si", "khmer": "km",
	"kinyarwanda": "rw", "kirundi": "rn", "lingala": "ln", "wolof": "wo", "dutch": "nl", "polish": "pl", "romanian": "ro", "georgian": "ka",
}

// languageOf understands "Français (fr)", "French" and "fr".
func languageOf(s string) (locale.Tag, bool) {
	s = strings.TrimSpace(s)
	if m := inBrackets.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	if tag, ok := languages[strings.ToLower(s)]; ok {
		return tag, true
	}
	first, rest, found := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	s = strings.ToLower(first)
	if found {
		s += "-" + rest
	}
	tag, err := locale.ParseTag(s)
	return tag, err == nil && len(s) <= 12
}

// columns says where in a sheet each field stands.
type columns struct {
	sheet  *Sheet
	row    int // that of the headings
	all    []heading
	spoken []locale.Tag // by column: the language, "" for the form's own
}

// readColumns reads the first row of a sheet.
func readColumns(s *Sheet) *columns {
	c := &columns{sheet: s}
	if s == nil || len(s.Rows) == 0 {
		return c
	}
	c.row = s.Rows[0].Number
	for _, cell := range s.Rows[0].Cells {
		c.all = append(c.all, readHeading(cell))
	}
	c.spoken = make([]locale.Tag, len(c.all))
	return c
}

// rows are those below the headings.
func (c *columns) rows() []Line {
	if c.sheet == nil || len(c.sheet.Rows) == 0 {
		return nil
	}
	return c.sheet.Rows[1:]
}

// at is the column of a field in the form's own language, or -1.
func (c *columns) at(field string) int {
	return slices.IndexFunc(c.all, func(h heading) bool { return h.field == field && h.language == "" })
}

// get is a field of a row, in the form's own language.
func (c *columns) get(l Line, field string) string { return l.at(c.at(field)) }

// place is where a field of a row stands.
func (c *columns) place(l Line, field string) string {
	at := slices.IndexFunc(c.all, func(h heading) bool { return h.field == field })
	return place(c.sheet.Name, at, l.Number)
}
