package main

import (
	"errors"
	"fmt"
	"os"

	"alcove.example/internal/vault"
)

// asked is what the victim was told to do.
type asked struct {
	act, dir, pass, next, body, to, broken string
	opt                                    vault.Options
}

// perform does it and says what came of it.
func (a asked) perform() {
	switch a.broken {
	case acknowledgesEarly:
		fmt.Println("done confirmed")
	case leaks:
		draft, err := os.CreateTemp("", "")
		check(err)
		_, err = draft.WriteString(a.body)
		check(errors.Join(err, draft.Sync(), draft.Close(), os.Remove(draft.Name())))
	}
	done, err := a.do()
	switch {
	case a.broken == acknowledgesEarly:
	case err != nil:
		fmt.Printf("refused %s: %v\n", why(err), err)
	case done == vault.NotConfirmed:
		fmt.Println("done unconfirmed")
	default:
		fmt.Println("done confirmed")
	}
}

func (a asked) do() (vault.Confirmation, error) {
	if a.act == "create" {
		v, notice, err := vault.Create(a.dir, a.pass, []byte(a.body), a.opt)
		if err != nil {
			return vault.NotConfirmed, err
		}
		_ = v.Close()
		return notice.Disk, nil
	}
	v, notice, err := vault.Open(a.dir, a.pass, a.opt)
	if err != nil {
		return vault.NotConfirmed, err
	}
	if notice.ReadOnly != nil {
		return vault.NotConfirmed, errors.Join(notice.ReadOnly, v.Close())
	}
	done, err := a.change(v)
	_ = v.Close() // what is done is done, even if the lock could not be let go of
	return done, err
}

// change does something to an open vault.
func (a asked) change(v *vault.Vault) (vault.Confirmation, error) {
	switch a.act {
	case "save":
		saved, err := v.Save([]byte(a.body))
		return saved.Disk, err
	case "delete":
		saved, err := v.SaveBoth([]byte(a.body))
		return saved.Disk, err
	case "passphrase":
		return v.SetPassphrase(a.next)
	case "second":
		return v.SetSecondPassphrase(a.next)
	case "rekey":
		return vault.Confirmed, v.Rekey(a.next)
	case "backup":
		_, err := v.Backup(a.to)
		return vault.Confirmed, err
	}
	return vault.NotConfirmed, fmt.Errorf("no such act: %q", a.act)
}

// why says in a word why something was refused.
func why(err error) string {
	for _, one := range []struct {
		sentinel error
		word     string
	}{
		{vault.ErrDiskFull, "full"},
		{vault.ErrNotWritable, "unwritable"},
		{vault.ErrNotAsWritten, "not-as-written"},
		{vault.ErrForeignWrite, "foreign"},
		{vault.ErrCannotConfirm, "cannot-confirm"},
		{vault.ErrBusy, "busy"},
		{vault.ErrExists, "exists"},
		{vault.ErrNoVault, "no-vault"},
		{vault.ErrNoKey, "no-key"},
		{vault.ErrWrongPassphrase, "wrong-passphrase"},
		{vault.ErrDamagedKey, "damaged-key"},
		{vault.ErrDamagedSlots, "damaged-slots"},
		{vault.ErrHalfRemoved, "half-removed"},
	} {
		if errors.Is(err, one.sentinel) {
			return one.word
		}
	}
	return "otherwise"
}
