// Program agefile opens and makes age files with the library that the vault
// uses, from its standard input to its standard output. It looks at nothing that
// is inside. With -new it prints an identity that is safe from a quantum computer
// too, and then its recipient.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
)

func main() {
	pass := flag.String("pass", "", "open with this passphrase")
	identity := flag.String("identity", "", "open with this identity")
	recipient := flag.String("recipient", "", "make a file for this recipient")
	fresh := flag.Bool("new", false, "print a new hybrid identity and its recipient")
	flag.Parse()
	var err error
	switch {
	case *fresh:
		err = printNew()
	case *recipient != "":
		err = seal(*recipient)
	default:
		err = open(*pass, *identity)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "agefile:", err)
		os.Exit(1)
	}
}

func printNew() error {
	key, err := age.GenerateHybridIdentity()
	if err == nil {
		fmt.Printf("%s\n%s\n", key, key.Recipient())
	}
	return err
}

func seal(recipient string) error {
	to, err := age.ParseRecipients(strings.NewReader(recipient))
	if err != nil {
		return err
	}
	w, err := age.Encrypt(os.Stdout, to...)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, os.Stdin)
	return errors.Join(err, w.Close())
}

func open(pass, identity string) error {
	file, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	var from io.Reader = bytes.NewReader(file)
	if bytes.HasPrefix(file, []byte(armor.Header)) {
		from = armor.NewReader(from)
	}
	keys, err := age.ParseIdentities(strings.NewReader(identity))
	if identity == "" {
		var key *age.ScryptIdentity
		key, err = age.NewScryptIdentity(pass)
		keys = []age.Identity{key}
	}
	if err != nil {
		return err
	}
	plain, err := age.Decrypt(from, keys...)
	if err == nil {
		_, err = io.Copy(os.Stdout, plain)
	}
	return err
}
