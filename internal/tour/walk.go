package tour

import (
	"slices"
	"strings"

	"alcove.example/internal/app"
	"alcove.example/internal/vault"
)

// A Start begins a run of the program that keeps what it keeps on the disk. The
// job, if any, runs after the first page was shown.
type Start func(disk vault.FS) (*app.Session, app.Job)

// Walk goes past every screen and hands over each page the first time it comes
// there, by its id. It ends early where see says that it has seen enough.
func Walk(start Start, see func(*app.Session, app.Page) (more bool)) {
	w := &walk{start: start, see: see, seen: map[string]bool{}, disk: newDisk()}
	w.firstScreens()
	for pack := 0; !w.ends && w.questionnaire(pack); pack++ {
	}
	w.keyElsewhere()
	w.opening()
}

// A walk is somebody at the keyboard.
type walk struct {
	start Start
	see   func(*app.Session, app.Page) bool
	seen  map[string]bool
	disk  vault.FS

	s    *app.Session
	page *app.Page        // of the session as it stands; nil: not drawn up since something was done
	done []func() app.Job // what was done in this run
	ends bool             // enough was seen: nothing more is done
}

// sitDown begins a run.
func (w *walk) sitDown() {
	if w.ends {
		return
	}
	s, job := w.start(w.disk)
	w.s, w.page, w.done = s, nil, nil
	w.look()
	w.wait(job)
	w.look()
}

// act does something in the run. If that ends it, the run is begun again and
// everything is done but that.
func (w *walk) act(do func() app.Job) {
	if w.ends {
		return
	}
	w.wait(do())
	if w.over() {
		w.repeat(w.done)
		return
	}
	w.done = append(w.done, do)
	w.look()
}

// repeat begins the run again, up to some of what was done in it.
func (w *walk) repeat(done []func() app.Job) {
	if w.ends {
		return
	}
	w.sitDown()
	for _, do := range done {
		w.wait(do())
	}
	w.done = done
	w.look()
}

// over reports whether the run has ended.
func (w *walk) over() bool { return w.s.Ending() != app.GoOn }

// wait runs jobs until none is left, as a face does.
func (w *walk) wait(job app.Job) {
	w.page = nil
	for job != nil {
		job = w.s.Finish(job())
	}
}

// look is the page that is on the screen. The first time that it is one of its id,
// it is handed over.
func (w *walk) look() app.Page {
	if w.page == nil {
		p := w.s.Page()
		w.page = &p
		if !w.seen[p.ID] && !w.ends {
			w.seen[p.ID] = true
			w.ends = !w.see(w.s, p)
		}
	}
	return *w.page
}

// on reports whether the page is of a kind: its id, or the part before the colon.
func (w *walk) on(kind string) bool {
	id := w.look().ID
	return id == kind || strings.HasPrefix(id, kind+":")
}

func (w *walk) choose(i int) { w.act(func() app.Job { return w.s.Choose(i) }) }

// press takes the choice with that key, if there is one.
func (w *walk) press(key string) {
	for i, c := range w.look().Choices {
		if c.Key == key {
			w.choose(i)
			return
		}
	}
}

func (w *walk) do(a app.Action) { w.act(func() app.Job { return w.s.Do(a) }) }

func (w *walk) enter(typed string) {
	if w.look().Field != nil {
		w.act(func() app.Job { return w.s.Enter(typed) })
	}
}

// A spot is a page in the run that the walk can come back to.
type spot struct {
	id   string
	done []func() app.Job
}

func (w *walk) here() spot { return spot{w.look().ID, slices.Clone(w.done)} }

// back comes back to a spot: by going back, or where no way leads back, by doing
// all again that led there.
func (w *walk) back(to spot) {
	for range 3 {
		if w.look().ID == to.id {
			return
		}
		w.do(app.Back)
	}
	if w.look().ID != to.id {
		w.repeat(to.done)
	}
}

// glimpse does something, looks where it leads, and comes back.
func (w *walk) glimpse(a app.Action) {
	from := w.here()
	w.do(a)
	w.back(from)
}

// to takes the first choice that leads to a page of the kind, and stays there.
// Choices that lead elsewhere are looked at and left.
func (w *walk) to(kind string) bool {
	from := w.here()
	for i := range w.look().Choices {
		w.choose(i)
		if w.on(kind) {
			return true
		}
		w.back(from)
	}
	return false
}

// visit is to, does there what is to be done, and comes back.
func (w *walk) visit(kind string, there ...func()) {
	from := w.here()
	if w.to(kind) {
		for _, do := range there {
			do()
		}
	}
	w.back(from)
}

// each looks where every choice of the page leads.
func (w *walk) each() {
	from := w.here()
	for i := range w.look().Choices {
		w.choose(i)
		w.back(from)
	}
}
