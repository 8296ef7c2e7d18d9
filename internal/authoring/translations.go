package authoring

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/translation"
)

// A translated is one file of one language, with what was found in it.
type translated struct {
	counts translation.Counts
	file   string // as the folder of languages names it
	found  []translation.Finding
}

type translationsKey struct{}

// translations checks the files of all languages for what is written here.
func (d *desk) translations() []translated {
	return once(d, translationsKey{}, func() []translated {
		if d.Locales == nil || d.Words == nil {
			return nil
		}
		sources, err := translation.Sources(d.Words, d.Library)
		if err != nil {
			return nil // the program's own words are not the author's
		}
		var out []translated
		files, _ := fs.Glob(d.Locales, "*/*.po")
		slices.Sort(files)
		for _, file := range files {
			name := strings.TrimSuffix(path.Base(file), ".po")
			i := slices.IndexFunc(sources, func(s *translation.Source) bool { return s.Name == name })
			if i < 0 || !d.writes(name) || path.Dir(file) == string(locale.English) {
				continue
			}
			out = append(out, d.checked(sources[i], file))
		}
		return out
	})
}

// writes reports whether the texts of a file are those of this manuscript.
func (d *desk) writes(name string) bool {
	return name == "knowledge" && d.Whole ||
		slices.ContainsFunc(d.Packs, func(p *content.Pack) bool { return string(p.ID) == name })
}

func (d *desk) checked(s *translation.Source, file string) translated {
	t := translated{file: file}
	data, err := fs.ReadFile(d.Locales, file)
	if err != nil {
		return t
	}
	po, err := locale.ReadPO(file, data)
	var wrong *locale.SyntaxError
	if errors.As(err, &wrong) {
		d.findAs(RuleOf("E000"), content.Place{File: file, Line: wrong.Line, Col: 1}, wrong.What)
		return t
	}
	t.counts = s.Count(po)
	t.found = s.Check(locale.Tag(path.Dir(file)), file, po, nil)
	return t
}

// untranslated counts what a language lacks, once for each file.
func untranslated(d *desk) {
	for _, t := range d.translations() {
		if n := t.counts.Total - t.counts.Translated; n > 0 {
			d.find(content.Place{File: t.file, Line: 1, Col: 1}, strconv.Itoa(n), strconv.Itoa(t.counts.Total))
		}
	}
}

// ofTranslation gives the rule that reports what the check of translations found.
// What is not named here belongs to oddTranslations.
var ofTranslation = map[string]string{
	translation.Stale: "T002", translation.Placeholders: "T003", translation.Unknown: "T004",
	translation.Numbers: "T005", translation.Addresses: "T005", translation.Commands: "T005", translation.MoreDigits: "T005",
	translation.TooLong: "T006", translation.Same: "T007",
}

const oddTranslation = "T009"

// translations reports what the check of translations found for the rule that
// looks.
func ofTranslations(d *desk) {
	for _, t := range d.translations() {
		for _, f := range t.found {
			code, named := ofTranslation[f.Code]
			if !named {
				code = oddTranslation
			}
			at := content.Place{File: f.File, Line: f.Line, Col: 1}
			last := len(d.findings) - 1
			told := last >= 0 && d.findings[last].Code == code && d.findings[last].Place == at
			if code == d.rule.Code && !told {
				d.find(at, f.ID, detail(f))
			}
		}
	}
}

// detail is what a finding names: its values, or its own code.
func detail(f translation.Finding) string {
	var out []string
	for _, a := range f.Args {
		out = append(out, a.Value)
	}
	if len(out) == 0 || ofTranslation[f.Code] == "" {
		out = append([]string{f.Code}, out...)
	}
	return strings.Join(out, " ")
}
