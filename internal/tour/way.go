package tour

import (
	"path/filepath"
	"strings"

	"alcove.example/internal/app"
)

// firstScreens goes through what comes before any questionnaire: somebody is in
// danger, something has happened, people who may help.
func (w *walk) firstScreens() {
	w.sitDown()
	w.glimpse(app.Language)
	w.press("1")
	w.press("2") // not sure about danger
	for _, kind := range []string{"helplines", "reached", "nobody", "safe-step"} {
		w.visit(kind, w.each)
	}
	if w.to("happened") {
		w.press("2")
		w.visit("helplines")
		w.to("start")
	}
	w.do(app.HelpNow)
	for _, kind := range []string{"card", "helplines"} {
		w.visit(kind)
	}
	w.do(app.Back)
	w.do(app.Help)
	w.each()
}

// home goes to the list of questionnaires, with nobody in danger.
func (w *walk) home() {
	w.sitDown()
	for range 3 {
		w.press("1")
	}
}

// questionnaire goes through one, by its place among those that the list offers,
// to its end and past all that follows from it. It is false if there is none.
func (w *walk) questionnaire(n int) bool {
	w.home()
	if !w.begin(n) {
		return false
	}
	if n == 0 {
		w.beside()
	}
	w.answer()
	w.everyQuestion()
	if w.on("enough") {
		w.choose(0)
	}
	switch {
	case w.on("results"):
		w.results()
	default:
		w.each()
	}
	if n == 0 {
		w.keeping()
	}
	return true
}

// begin begins the n-th questionnaire of the list.
func (w *walk) begin(n int) bool {
	from := w.here()
	for i := range w.look().Choices {
		w.choose(i)
		if w.on("path") {
			w.press("2")
		}
		if w.on("question") || w.on("card") {
			if n--; n < 0 {
				return true
			}
		}
		w.repeat(from.done)
	}
	return false
}

// beside looks at what can be done beside answering.
func (w *walk) beside() {
	for _, a := range []app.Action{app.Search, app.Settings, app.Note, app.More, app.Questions} {
		w.glimpse(a)
	}
	from := w.here()
	w.do(app.Search)
	w.enter("a")
	w.back(from)
}

// longest is more answers than any questionnaire takes.
const longest = 200

// answer answers until there are no more questions, so that every list that
// follows has something in it.
func (w *walk) answer() {
	for range longest {
		p := w.look()
		if !strings.HasPrefix(p.ID, "question:") {
			if w.on("enough") {
				w.choose(len(p.Choices) - 1)
			}
			if !w.on("question") {
				return
			}
			continue
		}
		if !w.seen["terms"] {
			w.glimpse(app.Terms)
		}
		w.reply(p)
		if w.look().ID == p.ID { // a tick: go on
			w.choose(w.look().Default)
		}
		if w.look().ID == p.ID {
			return
		}
	}
}

// reply answers one question: that one does not know, or else in a way that
// leads on.
func (w *walk) reply(p app.Page) {
	keys := []string{"8", "9"}
	switch p.ID {
	case "question:answering-for", "question:home-watch":
		keys = []string{"1"}
	case "question:phone-code", "question:state-security", "question:criminal-interest":
		keys = []string{"3"}
	}
	for _, key := range append(keys, "1", "11") {
		for _, c := range p.Choices {
			if c.Key == key {
				w.press(key)
				return
			}
		}
	}
}

// everyQuestion looks at all questions that can be asked.
func (w *walk) everyQuestion() {
	from := w.here()
	w.do(app.Questions)
	all := len(w.look().Choices)
	for i := range all {
		w.back(from)
		w.do(app.Questions)
		w.choose(i)
	}
	w.back(from)
}

// results goes past what follows from the answers.
func (w *walk) results() {
	for _, kind := range []string{"letters", "threat", "strengths", "picture"} {
		w.visit(kind)
	}
	w.visit("threats", w.each)
	w.do(app.Steps)
	w.visit("what-if", func() { w.choose(0); w.visit("what-if:stays") })
	w.visit("budget", func() { w.choose(3); w.choose(3) })
	for _, kind := range []string{"think-first", "find-out", "more-steps"} {
		w.visit(kind, w.each)
	}
	w.visit("step", func() {
		w.visit("why")
		w.visit("not-for-me")
		w.visit("later", func() { w.choose(0) })
	})
	w.visit("later-steps")
	w.each()
	w.visit("export-reader", w.handingOn)
}

// somebody is a key that files can be encrypted to. Nobody has the other half.
const somebody = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"

// handingOn writes the steps, in all the ways there are, on the disk in memory. The
// whole report would be the same shapes many times over.
func (w *walk) handingOn() {
	w.visit("export-parts")
	w.press("2")
	if !w.on("export-preview") {
		return
	}
	w.choose(0)
	w.visit("export-file")
	w.choose(0)
	w.visit("export-recipient", func() {
		w.enter("nobody")
		w.do(app.Back)
		w.enter(somebody)
	})
	w.visit("export-plain", func() {
		w.choose(1)
		w.enter("//nowhere/here") // whole on every system
	})
}

// passphrase is what the walk keeps its answers under.
const passphrase = "seven words that nobody else will say"

// keeping keeps the answers.
func (w *walk) keeping() {
	w.do(app.Save)
	w.visit("keep-folder")
	w.choose(0)
	if w.on("limits") {
		w.choose(0)
	}
	if !w.to("own-passphrase") {
		return
	}
	w.enter("short")
	if w.on("confirm") {
		w.choose(0)
	}
	w.enter(passphrase)
	w.enter("another")
	if w.on("message") {
		w.do(app.Back)
	}
	w.enter(passphrase)
	w.choose(0)
}

// opening opens what was kept.
func (w *walk) opening() {
	w.sitDown()
	w.press("3")
	w.enter("a wrong one")
	if w.on("message") {
		w.do(app.Back)
	}
	w.enter(passphrase)
	if w.on("records") {
		w.each()
		w.visit("discard", w.each, w.deleting)
	}
}

// deleting deletes a result, then everything.
func (w *walk) deleting() {
	w.choose(0)
	w.choose(1) // yes
	w.choose(0) // back
	if w.to("forget") {
		w.enter("another")
		w.choose(0)
		w.enter(filepath.Base(w.s.VaultDir()))
	}
}

// keyElsewhere opens what was kept while its key file is on a stick.
func (w *walk) keyElsewhere() {
	w.sitDown()
	w.press("3")
	dir := w.s.VaultDir()
	key, stick := filepath.Join(dir, "key.age"), filepath.Join(dir, "stick.age")
	if w.disk.Rename(key, stick) != nil {
		return
	}
	w.do(app.Back)
	w.press("3")
	for _, path := range []string{key, filepath.Join(dir, "0.age"), stick} {
		w.enter(path)
		if w.on("message") {
			w.do(app.Back)
		}
	}
	_ = w.disk.Rename(stick, key)
}
