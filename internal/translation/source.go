package translation

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

// A Source is what a file of a language has to hold.
type Source struct {
	Name  string // of the file, without .po
	Texts []Text
	byID  map[string]int
}

// A Text is one text to be translated.
type Text struct {
	ID      string
	English string
	Plural  string // for other numbers, if it has one
	Note    string // for the translator
	Room    int    // cells; 0: as long as it takes
	Safety  bool   // a mistake in it can hurt somebody
	name    bool   // a name, which may stay as it is
}

// Text finds a text by its id.
func (s *Source) Text(id string) (Text, bool) {
	i, found := s.byID[id]
	if !found {
		return Text{}, false
	}
	return s.Texts[i], true
}

// ForTranslators reports whether the file is only there for those who translate:
// the program shows nothing of it.
func (s *Source) ForTranslators() bool { return s.Name == terms }

// The files that are not questionnaires.
const (
	ownWords  = "ui"
	rareWords = "tools"
	knowledge = "knowledge"
	terms     = "terms"
	notes     = "note"
)

// Sources gives all there is to translate, in the order in which it is best
// done. words holds the program's own words and the notes, in the folder en.
func Sources(words fs.FS, lib *content.Library) ([]*Source, error) {
	own, err := readEnglish(words, ownWords)
	if err != nil {
		return nil, err
	}
	rare, err := readEnglish(words, rareWords)
	if err != nil {
		return nil, err
	}
	told, err := readEnglish(words, notes)
	if err != nil {
		return nil, err
	}
	w := writer{told}
	out := []*Source{w.ownWords(ownWords, own), w.passages(knowledge, lib.Passages())}
	for _, p := range lib.Packs {
		out = append(out, w.passages(string(p.ID), p.Passages()))
	}
	out = append(out, w.ownWords(rareWords, rare))
	list, err := readEnglish(words, terms)
	if err != nil {
		return nil, err
	}
	return append(out, w.terms(list)), nil
}

func readEnglish(words fs.FS, name string) (*locale.PO, error) {
	file := string(locale.English) + "/" + name + ".po"
	data, err := fs.ReadFile(words, file)
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	return locale.ReadWhole(file, data)
}

func newSource(name string, texts []Text) *Source {
	s := &Source{name, texts, make(map[string]int, len(texts))}
	for i, t := range texts {
		s.byID[t.ID] = i
	}
	return s
}

// A writer writes notes.
type writer struct{ told *locale.PO }

// note is a note with its placeholders filled. A line whose placeholder has no
// value falls away.
func (w writer) note(id, name, value string) string {
	e, _ := w.told.Entry(notes + "/" + id)
	var lines []string
	for line := range strings.SplitSeq(e.ID, "\n") {
		switch has := name != "" && strings.Contains(line, name); {
		case has && value != "":
			lines = append(lines, strings.ReplaceAll(line, name, value))
		case !has:
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// passages are the texts of content.
func (w writer) passages(name string, all []content.Passage) *Source {
	texts := make([]Text, 0, len(all))
	for _, p := range all {
		t := Text{ID: p.Key, English: p.English, Room: room[p.Kind], Safety: isSafety(p.Kind), name: p.Kind == "helpline.title" || p.Kind == "platform.title"}
		note := []string{w.note(p.Kind, "{about}", p.About)}
		if p.Sensitive {
			note = append(note, w.note("sensitive", "", ""))
		}
		t.Note = w.rules(t, note)
		texts = append(texts, t)
	}
	return newSource(name, texts)
}

// rules adds to a note what holds for any text.
func (w writer) rules(t Text, note []string) string {
	if t.Room > 0 {
		note = append(note, w.note("room", "{cells}", strconv.Itoa(t.Room)))
	}
	if names := locale.Placeholders(t.English + t.Plural); len(names) > 0 {
		note = append(note, w.note("keep", "{names}", strings.Join(names, " ")))
	}
	if t.Safety {
		note = append(note, w.note("safety", "", ""))
	}
	return strings.Join(slices.DeleteFunc(note, func(s string) bool { return s == "" }), "\n")
}

// room is how many cells a kind of text has. What stands in a list or in a title
// line has a row of a usual window less the number, the mark and the margins; a
// question has two rows. Paragraphs have no limit.
var room = map[string]int{
	"asset.title": 60, "adversary.title": 60, "threat.title": 60, "control.title": 60, "gate.title": 60, "hand-over.title": 60,
	"helpline.title": 70, "pack.title": 60, "section.title": 60, "glossary.term": 30, "answer": 76, "answer.shared": 76,
	"platform.title": 60, "check.title": 60,
	"question.ask": 150, "indicator.ask": 150, "question.heads-up": 150, "indicator.heads-up": 150,
}

// isSafety reports whether a mistake in a text of that kind can hurt somebody:
// what not to do, when to think first, what to do in danger, who helps.
func isSafety(kind string) bool {
	item, _, _ := strings.Cut(kind, ".")
	return slices.Contains([]string{"gate", "hand-over", "helpline"}, item) || kind == "control.when-not" || kind == "control.trade"
}

// ownWords are the program's own words, which have their notes already.
func (w writer) ownWords(name string, po *locale.PO) *Source {
	texts := make([]Text, 0, len(po.Entries))
	for _, e := range po.Entries {
		t := Text{ID: e.Context, English: e.ID, Plural: e.Plural, Room: ownRoom(e), Safety: isOwnSafety(e)}
		without := t
		if mentionsRoom.MatchString(e.Note) {
			without.Room = 0
		}
		without.Safety = t.Safety && !strings.Contains(e.Note, "Safety")
		t.Note = w.rules(without, []string{e.Note})
		texts = append(texts, t)
	}
	return newSource(name, texts)
}

// mentionsRoom finds how many cells a note gives.
var mentionsRoom = regexp.MustCompile(`(\d+) (?:cells|characters)`)

// keyRoom is what five keys and what they do have on a narrow window.
const keyRoom = 14

func ownRoom(e locale.Entry) int {
	if m := mentionsRoom.FindStringSubmatch(e.Note); m != nil {
		n, _ := strconv.Atoi(m[1]) // digits, by the expression
		return n
	}
	if strings.HasPrefix(e.Context, "ui/key.") {
		return keyRoom
	}
	return 0
}

// safetyWords are beginnings of ids of the program's own words that are safety
// texts even if their note does not say so.
var safetyWords = []string{
	"ui/intro.", "ui/incident.", "ui/help-now.", "ui/gate.", "ui/card.", "ui/nobody.", "ui/step.when-not", "ui/step.limit", "ui/step.think-first",
	"ui/think-first.", "ui/helpline.", "ui/help.not-protected", "ui/help.harm", "ui/help.rescue", "ui/help.traces",
}

func isOwnSafety(e locale.Entry) bool {
	return strings.Contains(e.Note, "Safety") || slices.ContainsFunc(safetyWords, func(s string) bool { return strings.HasPrefix(e.Context, s) })
}

// terms are the words of the trade, each to be translated in one way.
func (w writer) terms(po *locale.PO) *Source {
	texts := make([]Text, 0, len(po.Entries))
	for _, e := range po.Entries {
		texts = append(texts, Text{ID: e.Context, English: e.ID, Note: e.Note, name: true})
	}
	return newSource(terms, texts)
}
