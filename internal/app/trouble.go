package app

import (
	"errors"
	"io/fs"

	"alcove.example/internal/record"
	"alcove.example/internal/text"
	"alcove.example/internal/vault"
)

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
	if errors.Is(err, fs.ErrPermission) && !errors.Is(err, vault.ErrNotWritable) {
		return "no-access" // what cannot be read is neither damaged nor missing
	}
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.word
		}
	}
	return "other"
}

// problem is the page for what went wrong with a vault, with what to do next.
func (s *Session) problem(err error) message {
	w := Reason(err)
	return message{id: w, title: s.say("vault." + w + ".title"), body: []string{s.say("vault." + w + ".say")}}
}

// warnings are the words for what is wrong with what was opened, and what to do.
func warnings(n vault.Notice) (ids []string) {
	for _, w := range []struct {
		is bool
		id string
	}{
		{n.KeyDamaged, "open.key-damaged"}, {n.RekeyUnfinished, "vault-check.rekey"},
		{n.LooseFolder, "vault-info.loose-folder"}, {n.NoLock, "open.no-lock"},
	} {
		if w.is {
			ids = append(ids, w.id)
		}
	}
	return ids
}

// warnings are those of what is open, one sentence or two each.
func (s *Session) warnings() (blocks []Block) {
	for _, id := range s.keep.warned {
		blocks = append(blocks, role(text.Caution, s.say(id)))
	}
	return blocks
}
