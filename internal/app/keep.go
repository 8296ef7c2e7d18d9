package app

import (
	"errors"

	"alcove.example/internal/record"
	"alcove.example/internal/vault"
)

// keeping is the open vault and how far it is saved.
type keeping struct {
	vault *vault.Vault
	book  record.Book
	dir   string

	saving bool // a save is under way
	dirty  bool // something changed since it began
	state  saveState
	failed string // word of the reason, where state is notSaved
	// damaged: one of the two files was not sound when it was opened; the next
	// save repairs it.
	damaged bool
	only    string // word of the reason why nothing can be written, or ""
}

type saveState uint8

const (
	nothingSaved saveState = iota
	allSaved
	unconfirmed // saved, but the disk did not confirm it
	notSaved
)

// touch says that something changed that is to be kept.
func (k *keeping) touch() { k.dirty = true }

// next gives the job that saves, if there is something to save and no save is
// under way.
func (k *keeping) next(s *Session) Job {
	if k.vault == nil || k.saving || !k.dirty || k.only != "" {
		return nil
	}
	if s.work == nil || s.work.record == "" {
		k.dirty = false
		return nil
	}
	k.dirty = false
	if err := s.writeRecord(); err != nil {
		k.state, k.failed = notSaved, Reason(err)
		return nil
	}
	k.saving = true
	v, body := k.vault, k.book.Bytes()
	return func() any {
		done, err := v.Save(body)
		return saved{done, err}
	}
}

type saved struct {
	done vault.Saved
	err  error
}

// finishSave says "saved" only now. A failed save keeps the answers in memory;
// the next change tries again.
func (s *Session) finishSave(r saved) Job {
	k := &s.keep
	k.saving = false
	switch {
	case r.err != nil:
		k.state, k.failed = notSaved, Reason(r.err)
		s.waiting = false
	case r.done.Disk != vault.Confirmed:
		k.state = unconfirmed
	default:
		k.state = allSaved
	}
	if j := k.next(s); j != nil {
		return j
	}
	if s.waiting {
		s.ending = Left
	}
	return nil
}

// notice is the line that says how far things are saved. Small view says
// nothing about saving unless it went wrong.
func (k *keeping) notice(s *Session) string {
	switch {
	case k.vault == nil:
		return ""
	case k.only != "":
		return s.say("keep.read-only", arg("reason", s.say("keep.why."+k.only)))
	case k.state == notSaved:
		return s.say("keep.not-saved", arg("reason", s.say("keep.why."+k.failed)))
	case k.damaged && k.state == nothingSaved:
		return s.say("open.one-damaged")
	case s.small || s.work == nil || s.work.record == "":
		return ""
	case k.saving || k.dirty:
		return s.say("keep.saving")
	case k.state == unconfirmed:
		return s.say("keep.unconfirmed")
	case k.state == allSaved:
		return s.say("keep.saved")
	}
	return ""
}

// reasons are the words for what can go wrong with a vault, by sentinel.
var reasons = []struct {
	err  error
	word string
}{
	{vault.ErrWrongPassphrase, "wrong-passphrase"}, {vault.ErrDamagedKey, "damaged-key"}, {vault.ErrDamagedSlots, "damaged-slots"},
	{vault.ErrWrongKey, "wrong-key"}, {vault.ErrNewerVersion, "newer-version"}, {vault.ErrBusy, "busy"}, {vault.ErrForged, "forged"},
	{vault.ErrNoVault, "no-vault"}, {vault.ErrNoKey, "no-key"}, {vault.ErrForeignWrite, "foreign-write"}, {vault.ErrNotWritable, "not-writable"},
	{vault.ErrDiskFull, "disk-full"}, {vault.ErrNotAsWritten, "not-as-written"}, {vault.ErrExists, "exists"}, {vault.ErrTooLarge, "too-large"},
	{vault.ErrEmptyPassphrase, "empty-passphrase"}, {vault.ErrCannotConfirm, "cannot-confirm"}, {vault.ErrHalfRemoved, "half-removed"}, {record.ErrNewer, "newer-version"},
	{record.ErrNotABook, "damaged-slots"}, {record.ErrTooLarge, "too-large"}, {record.ErrTooMany, "too-large"}, {record.ErrTooDeep, "damaged-slots"},
}

// Reason gives the word of what went wrong with a vault, under which the
// program's words about it are found; other means none of those that have one.
func Reason(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.word
		}
	}
	return "other"
}

// mayKeep reports whether there is something that can be kept and is not yet.
func (s *Session) mayKeep() bool {
	return s.work != nil && s.work.record == "" && s.keep.only == "" && len(s.work.answers) > 0
}

// wantSave keeps the questionnaire under way: in the open vault, or in a new
// one.
func (s *Session) wantSave() Job {
	if !s.mayKeep() {
		return nil
	}
	if s.Unlocked() {
		return s.addRecord()
	}
	return s.push(keepWhere{})
}

// keepWhere asks for the folder.
type keepWhere struct{}

func (keepWhere) page(s *Session) Page {
	p := Page{ID: "keep-where", Title: s.say("keep.title")}
	p.Body = []Block{para(s.say("keep.means")), para(s.say("keep.found"))}
	dir := s.env.Vault.Dir
	if dir == "" {
		dir = s.env.Vault.Default
	}
	p.Choices = []Choice{
		{Text: s.say("keep.here", arg("folder", dir)), do: func() Job { return s.keepIn(dir) }},
		{Text: s.say("keep.elsewhere"), do: func() Job { return s.push(keepFolder{}) }},
		{Text: s.say("keep.not-now"), do: s.back},
	}
	p.Default = 2
	number(p.Choices)
	return p
}

type keepFolder struct{}

func (keepFolder) page(s *Session) Page {
	p := Page{ID: "keep-folder", Title: s.say("keep.folder-title"), Body: []Block{para(s.say("keep.folder-say"))}}
	p.Field = &Field{Label: s.say("keep.folder-label"), Limit: 1000, enter: func(typed string) Job {
		if typed == "" {
			return nil
		}
		return s.keepIn(typed)
	}}
	return p
}

// keepIn goes on with a folder: to the passphrase of the vault that is there,
// or to a new one.
func (s *Session) keepIn(dir string) Job {
	if s.beyond(dir) {
		return s.push(s.outside())
	}
	s.keep.dir = dir
	exists := s.env.Vault.Exists
	s.push(looking{})
	return func() any { return looked{exists(dir), forKeeping} }
}

// looking stands while a folder is looked at.
type looking struct{}

func (looking) page(s *Session) Page {
	return Page{ID: "looking", Body: []Block{para(s.say("keep.looking"))}}
}

type purpose uint8

const (
	forKeeping purpose = iota
	forOpening
)

type looked struct {
	there bool
	why   purpose
}

func (s *Session) finishLook(r looked) Job {
	if _, ok := s.top().(looking); ok {
		s.back()
	}
	switch {
	case r.there:
		return s.push(unlock{keepAfter: r.why == forKeeping})
	case r.why == forOpening:
		return s.push(openWhere{})
	}
	s.push(working{})
	return s.generate()
}

// working stands while something takes a moment.
type working struct{}

func (working) page(s *Session) Page {
	return Page{ID: "working", Body: []Block{para(s.say("keep.working"))}}
}

type generated struct {
	words string
	err   error
}

func (s *Session) generate() Job {
	make := s.env.Vault.Generate
	return func() any {
		w, err := make(6)
		return generated{w, err}
	}
}

func (s *Session) finishGenerate(r generated) {
	if r.err != nil {
		s.replace(ownPassphrase{})
		return
	}
	s.replace(passphrase{r.words})
}

// passphrase offers generated words.
type passphrase struct{ words string }

func (x passphrase) page(s *Session) Page {
	p := Page{ID: "passphrase", Title: s.say("passphrase.title")}
	p.Body = []Block{para(s.say("passphrase.say")), {Text: x.words, Indent: 4}, para(s.say("passphrase.write")), para(s.say("passphrase.forgotten"))}
	p.Choices = []Choice{
		{Text: s.say("passphrase.wrote"), do: func() Job { return s.push(retype{x.words}) }},
		{Text: s.say("passphrase.other"), do: s.generate},
		{Text: s.say("passphrase.own"), do: func() Job { return s.replace(ownPassphrase{}) }},
		{Text: s.say("keep.not-now"), do: func() Job { return s.dropKeeping() }},
	}
	number(p.Choices)
	return p
}

// dropKeeping goes back to where keeping began; nothing was written.
func (s *Session) dropKeeping() Job {
	for len(s.stack) > 1 {
		switch s.top().(type) {
		case keepWhere, keepFolder, looking, working, passphrase, ownPassphrase, retype:
			s.back()
			continue
		}
		break
	}
	return nil
}

// ownPassphrase takes a passphrase of the person's own.
type ownPassphrase struct{}

// Shortest is the length below which an own passphrase is warned about, in
// characters: guessing is offline and has no limit.
const Shortest = 20

func (ownPassphrase) page(s *Session) Page {
	p := Page{ID: "own-passphrase", Title: s.say("passphrase.own-title"), Body: []Block{para(s.say("passphrase.own-say"))}}
	p.Field = &Field{Label: s.say("passphrase.label"), Secret: true, Limit: 500, enter: func(typed string) Job {
		switch {
		case typed == "":
			return nil
		case len([]rune(typed)) < Shortest:
			return s.push(confirm{id: "short", yes: func() Job { return s.push(retype{typed}) }})
		}
		return s.push(retype{typed})
	}}
	return p
}

// retype takes the passphrase once more, before anything is written.
type retype struct{ pass string }

func (x retype) page(s *Session) Page {
	p := Page{ID: "retype", Title: s.say("retype.title"), Body: []Block{para(s.say("retype.say"))}}
	p.Field = &Field{Label: s.say("passphrase.label"), Secret: true, Limit: 500, enter: func(typed string) Job {
		if typed != x.pass {
			return s.push(message{id: "differs", title: s.say("retype.differs"), body: []string{s.say("retype.again")}})
		}
		return s.create(x.pass)
	}}
	return p
}

type created struct {
	vault *vault.Vault
	err   error
}

// create makes the vault, still without an answer; what comes back was read
// from the disk with this passphrase.
func (s *Session) create(pass string) Job {
	s.push(working{})
	place, dir := s.env.Vault, s.keep.dir
	return func() any {
		v, _, err := vault.Create(dir, pass, record.Book{}.Bytes(), place.Options)
		if err == nil {
			place.confine(dir)
		}
		return created{v, err}
	}
}

func (s *Session) finishCreate(r created) Job {
	s.back() // working
	if r.err != nil {
		return s.push(s.problem(r.err))
	}
	s.keep.vault, s.keep.book = r.vault, record.Book{}
	s.dropKeeping()
	return s.addRecord()
}

// problem is the page for what went wrong with a vault, with what to do next.
func (s *Session) problem(err error) message {
	w := Reason(err)
	return message{id: w, title: s.say("vault." + w + ".title"), body: []string{s.say("vault." + w + ".say")}}
}

// kept says that it is kept, once it is.
type kept struct{}

func (kept) page(s *Session) Page {
	p := Page{ID: "kept", Title: s.say("kept.title"), Choices: []Choice{{Key: "1", Text: s.say("kept.go-on"), do: s.back}}}
	if s.keep.saving || s.keep.dirty || s.keep.state == nothingSaved {
		p.Title = s.say("keep.saving")
		return p
	}
	if s.keep.state == notSaved {
		p.Title = s.say("kept.not")
		p.Body = []Block{para(s.say("kept.still"))}
		return p
	}
	p.Body = []Block{para(s.say("kept.say")), para(s.say("kept.where", arg("folder", s.keep.dir))), para(s.say("kept.open")), para(s.say("kept.traces"))}
	return p
}
