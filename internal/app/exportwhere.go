package app

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"alcove.example/internal/text"
	"alcove.example/internal/vault"
)

// exportRecipient takes the key of somebody else.
type exportRecipient struct{ *draft }

// longestKey is more than any recipient is long, with the blanks of a message that
// it may have come in.
const longestKey = 4000

func (x exportRecipient) page(s *Session) Page {
	p := Page{ID: "export-recipient", Title: s.say("export.recipient"), Body: []Block{para(s.say("export.recipient-say"))}}
	p.Field = &Field{Label: s.say("export.recipient-label"), Value: x.key, Limit: longestKey, enter: func(typed string) Job {
		if strings.TrimSpace(typed) == "" {
			return nil
		}
		x.key = ""
		to, err := vault.ParseRecipient(typed)
		var words string
		if err == nil {
			words, err = to.Words()
		}
		switch {
		case errors.Is(err, vault.ErrSecretKey):
			return s.push(message{id: "secret-key", title: s.say("export.secret-key"), body: []string{s.say("export.secret-key-say"), s.say("export.nothing-written")}})
		case err != nil:
			x.key = typed
			return s.push(message{id: "no-recipient", title: s.say("export.no-recipient"), body: []string{s.say("export.no-recipient-say"), s.say("export.nothing-written")}})
		}
		return s.push(exportCheck{x.draft, to, words})
	}}
	return p
}

// exportCheck lets two people make sure that the key is the right one.
type exportCheck struct {
	*draft
	to    vault.Recipient
	words string
}

// lastOf is how many characters of a key are enough to tell it from another by eye.
const lastOf = 8

func (x exportCheck) page(s *Session) Page {
	key := x.to.String()
	p := Page{ID: "export-check", Title: s.say("export.check")}
	p.Body = []Block{para(s.say("export.check-words")), {Text: x.words, Indent: 4}, para(s.say("export.check-end", arg("end", key[len(key)-lastOf:]))),
		para(s.say("export.check-aloud")), role(text.Caution, s.say("export.no-return"))}
	p.Choices = []Choice{s.notNow(), {Text: s.say("export.check-yes"), do: func() Job {
		x.seal = seal{x.to.Seal, "recipient"}
		return s.push(exportWhere{x.draft})
	}}}
	number(p.Choices)
	return p
}

// exportWhere asks for the folder: any, or one of those that the program still
// reaches.
type exportWhere struct{ *draft }

func (x exportWhere) page(s *Session) Page {
	p := Page{ID: "export-where", Title: s.say("export.where")}
	within := s.withinReach()
	if len(within) == 0 {
		p.Body = []Block{para(s.say("export.where-any")), para(s.say("export.name"))}
		p.Field = &Field{Label: s.say("keep.folder-label"), Value: x.dir, Limit: 1000, enter: func(typed string) Job {
			if x.dir = typed; typed == "" {
				return nil
			}
			dir := Whole(typed, s.env.Vault.Home)
			if !filepath.IsAbs(dir) {
				return s.push(s.notWritten(vault.ErrNoFolder))
			}
			return s.handOn(x.draft, dir)
		}}
		return p
	}
	p.Body = []Block{para(s.say("export.name")), para(s.say("export.where-within"))}
	for _, dir := range within {
		p.Choices = append(p.Choices, Choice{Text: s.say("export.in", arg("folder", dir)), do: func() Job { return s.handOn(x.draft, dir) }})
	}
	p.Choices = append(p.Choices, s.notNow())
	number(p.Choices)
	return p
}

// withinReach are the folders that can be written to once the program has given up
// all others: that of what is kept, and that of its key. It is empty as long as
// nothing was given up.
func (s *Session) withinReach() []string {
	dir := s.env.Vault.Dir
	switch {
	case s.Unlocked():
		dir = s.keep.dir
	case !s.env.Vault.Only:
		return nil
	}
	out := []string{dir}
	if key := s.env.Vault.Options.Key; key != "" && filepath.Clean(filepath.Dir(key)) != filepath.Clean(dir) {
		out = append(out, filepath.Dir(key))
	}
	return out
}

// inFull is a path that holds in every folder, as far as that can be found out.
func inFull(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

type handedOn struct {
	seal seal
	path string
	disk vault.Confirmation
	err  error
}

// handOn writes the file, in a job.
func (s *Session) handOn(x *draft, dir string) Job {
	content, how, ending, opt := x.form.content, x.seal, endings[x.form.name], s.env.Vault.Options
	dir = inFull(dir)
	s.push(working{})
	s.writing = true
	return func() any {
		r := handedOn{seal: how}
		if how.close != nil {
			ending += ".age"
			content, r.err = how.close(content)
		}
		if r.err == nil {
			r.path, r.disk, r.err = vault.WriteNew(dir, ending, content, opt)
		}
		return r
	}
}

// finishHandOn says that it is written, once it is.
func (s *Session) finishHandOn(r handedOn) Job {
	s.writing = false
	if _, waiting := s.top().(working); waiting {
		s.back()
	}
	if r.err != nil {
		return s.push(s.notWritten(r.err))
	}
	s.dropExport()
	return s.push(exported{r})
}

// refusals are the words for why nothing was written, by sentinel.
var refusals = []struct {
	err  error
	word string
}{
	{vault.ErrDiskFull, "disk-full"}, {vault.ErrNoFolder, "no-folder"}, {vault.ErrNotWritable, "not-writable"},
	{fs.ErrPermission, "not-writable"}, {vault.ErrNotAsWritten, "not-as-written"},
}

// notWritten says why nothing was written, and what to do.
func (s *Session) notWritten(err error) message {
	word := "other"
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			word = r.word
			break
		}
	}
	return message{id: "not-handed-on", title: s.say("export.nothing-written"), body: []string{s.say("export.not." + word)}}
}

// exported says what was written, where, and who can open it.
type exported struct{ handedOn }

func (x exported) page(s *Session) Page {
	p := Page{ID: "exported", Title: s.say("export.written"), Choices: []Choice{{Key: "1", Text: s.say("message.back"), do: s.back}}}
	if s.small {
		return p
	}
	p.Body = []Block{para(s.say("export.file", arg("file", filepath.Base(x.path)), arg("folder", filepath.Dir(x.path))))}
	if x.disk != vault.Confirmed {
		p.Body = append(p.Body, role(text.Caution, s.say("export.unconfirmed")))
	}
	p.Body = append(p.Body, para(s.say("export.opens."+x.seal.by)))
	if x.seal.by == "owner" {
		p.Body = append(p.Body, para(s.say("export.age")), Block{Text: s.ageCommand(x.path), Indent: 4}, para(s.say("export.rekey")))
	}
	return p
}

// ageCommand is what opens a file of one's own in its folder with the ordinary age
// program.
func (s *Session) ageCommand(path string) string {
	key := s.keep.key
	if key == "" {
		key = filepath.Join(s.keep.dir, "key.age")
	}
	if key = inFull(key); filepath.Dir(key) == filepath.Dir(path) {
		key = filepath.Base(key)
	}
	name := filepath.Base(path)
	return "age -d -i " + quoted(key) + " -o " + strings.TrimSuffix(name, ".age") + " " + name
}

// quoted is a path as a shell takes it for one word.
func quoted(path string) string {
	if strings.ContainsAny(path, " '()&;$") {
		return `"` + path + `"`
	}
	return path
}
