package xlsform

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// A File is one file of a pack, with its name from the folder of the pack.
type File struct {
	Name string
	Data []byte
}

// Spoken is how the writer of files gets words for what is no part of the form.
type Spoken interface {
	Remark(Remark) string     // of a remark, in one line
	Plural(locale.Tag) string // the rule of a language, as a file's header says it
	Name(locale.Tag) string   // what a language calls itself, or ""
	Next() []string           // what the pack still lacks, a line each
}

// licence is the one that new packs begin with. What the pack still lacks says
// that its author has to choose.
const licence = "CC-BY-4.0"

// Files gives the pack as it is written to a folder: pack.yaml with the
// remarks beside what they are about, and a file for each further language.
func (f *Form) Files(s Spoken) []File {
	w := &packWriter{Form: f, said: s, entries: map[locale.Tag][]locale.Entry{}}
	w.pack()
	out := []File{{"pack.yaml", []byte(w.String())}}
	for _, tag := range f.Languages[1:] {
		if po := w.catalogue(tag); po != nil {
			out = append(out, File{"locales/" + string(tag) + "/" + string(f.ID) + ".po", po})
		}
	}
	return out
}

// packWriter writes pack.yaml and gathers translations on the way.
type packWriter struct {
	strings.Builder
	*Form
	said    Spoken
	entries map[locale.Tag][]locale.Entry
}

func (w *packWriter) put(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

// text writes a field and keeps its translations under a key.
func (w *packWriter) text(indent, field string, t Texts, key string) {
	if t[w.Source] == "" {
		return
	}
	w.put("%s%s: %s", indent, field, quoted(t[w.Source]))
	w.translate(t, key)
}

func (w *packWriter) translate(t Texts, key string) {
	for _, tag := range w.Languages[1:] {
		if t[tag] != "" {
			w.entries[tag] = append(w.entries[tag], locale.Entry{Context: key, ID: t[w.Source], Str: []string{t[tag]}})
		}
	}
}

// quoted is a text as YAML has it between quotation marks.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

func (w *packWriter) pack() {
	for _, line := range w.said.Next() {
		w.put("# IMPORT %s", line)
	}
	at := func(parts ...any) string { return content.Key(append([]any{w.ID}, parts...)...) }
	w.put("pack: %s", quoted(string(w.ID)))
	version := w.Version
	if version == "" || len(version) > mostID {
		version = fmt.Sprintf("%04d.%02d", w.review.Year, w.review.Month)
	}
	w.put("format: 1\nversion: %s\nlicence: %s\nsource_language: %s", quoted(version), licence, quoted(string(w.Source)))
	w.text("", "title", w.Title, at("title"))
	if w.Summary[w.Source] == "" {
		w.Summary = w.Title
	}
	w.text("", "summary", w.Summary, at("summary"))
	w.put("audience: [anyone]\nminutes: %d\nreview_by: %04d-%02d-01", w.minutes(), w.review.Year+1, max(1, w.review.Month))
	w.put("sections:")
	for _, s := range w.Sections {
		w.put("  - id: %s", quoted(string(s.ID)))
		w.text("    ", "title", s.Title, at("section", s.ID, "title"))
		w.text("    ", "say", s.Say, at("section", s.ID, "say"))
		w.put("    questions:")
		for _, q := range s.Questions {
			w.question(q)
		}
	}
}

// minutes is how long it takes at twenty seconds a question.
func (w *packWriter) minutes() int {
	n := 0
	for _, s := range w.Sections {
		n += len(s.Questions)
	}
	return max(1, min(600, (n*20+59)/60))
}

func (w *packWriter) question(q *Question) {
	for _, r := range q.remarks {
		w.put("      # IMPORT %s: %s", r.Place, strings.Join(strings.Fields(w.said.Remark(r)), " "))
	}
	if q.Shared {
		w.put("      - use: %s", q.ID)
	} else {
		w.own(q)
	}
	if !q.ShowIf.Empty() {
		w.put("        show_if: %s", flow(q.ShowIf))
	}
	for _, flag := range []struct {
		name string
		set  bool
	}{{"always", q.Always}, {"quick", q.Quick}, {"sensitive", q.Sensitive && !q.Shared}} {
		if flag.set {
			w.put("        %s: true", flag.name)
		}
	}
}

func (w *packWriter) own(q *Question) {
	at := func(part ...any) string { return content.Key(append([]any{w.ID, q.ID}, part...)...) }
	w.put("      - id: %s", quoted(string(q.ID)))
	if q.Type != content.One {
		w.put("        type: %s", q.Type)
	}
	w.text("        ", "heads_up", q.HeadsUp, at("heads-up"))
	w.text("        ", "ask", q.Ask, at("ask"))
	w.text("        ", "why", q.Why, at("why"))
	w.text("        ", "materials", q.Materials, at("materials"))
	w.text("        ", "say", q.Say, at("say"))
	if q.Type == content.Number {
		w.put("        range: [%s, %s]", decimal(q.Range[0]), decimal(q.Range[1]))
	}
	if q.NotApplicable {
		w.put("        not_applicable: true")
	}
	if len(q.Answers) == 0 {
		return
	}
	if q.Set != "" {
		w.put("        answers: %s", q.Set)
		return
	}
	w.put("        answers:")
	for _, a := range q.Answers {
		w.translate(a.Text, at("answer", a.ID))
		if a.Alone {
			w.put("          %s: {text: %s, alone: true}", quoted(a.ID), quoted(a.Text[w.Source]))
		} else {
			w.put("          %s: %s", quoted(a.ID), quoted(a.Text[w.Source]))
		}
	}
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// flow writes a condition on one line.
func flow(c content.Cond) string {
	list := func(name string, all []content.Cond) string {
		var parts []string
		for _, x := range all {
			parts = append(parts, flow(x))
		}
		return "{" + name + ": [" + strings.Join(parts, ", ") + "]}"
	}
	switch {
	case c.All != nil:
		return list("all", c.All)
	case c.Any != nil:
		return list("any", c.Any)
	case c.Not != nil:
		return "{not: " + flow(*c.Not) + "}"
	case c.Op != "":
		return "{" + quoted(string(c.Question)) + ": " + quoted(c.Op+" "+decimal(c.Number)) + "}"
	}
	var ids []string
	for _, a := range c.Answers {
		ids = append(ids, quoted(a))
	}
	if len(ids) == 1 {
		return "{" + quoted(string(c.Question)) + ": " + ids[0] + "}"
	}
	return "{" + quoted(string(c.Question)) + ": [" + strings.Join(ids, ", ") + "]}"
}

// catalogue is the translations into a language, or nil where there are none.
func (w *packWriter) catalogue(tag locale.Tag) []byte {
	entries := w.entries[tag]
	seen := map[string]bool{}
	entries = slices.DeleteFunc(entries, func(e locale.Entry) bool {
		twice := seen[e.Context]
		seen[e.Context] = true
		return twice
	})
	if len(entries) == 0 {
		return nil
	}
	lines := []string{"Language: " + string(tag), "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
		"Content-Transfer-Encoding: 8bit", "Plural-Forms: " + w.said.Plural(tag), "X-Alcove-Status: draft"}
	if name := w.said.Name(tag); name != "" {
		lines = append(lines, "X-Alcove-Name: "+name)
	}
	header, err := locale.ComposeHeader(lines)
	if err != nil {
		return nil // a language without a rule; the header is ours
	}
	po := locale.PO{Header: header, Entries: entries}
	return po.Bytes()
}
