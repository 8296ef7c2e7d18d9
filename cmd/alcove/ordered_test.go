package main_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// ordered insists that what was printed last is JSON with sorted keys and
// numbers of at most six decimals.
func ordered(ts *testscript.TestScript, _ bool, _ []string) {
	dec := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	dec.UseNumber()
	ts.Check(inOrder(dec))
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		ts.Fatalf("more than one value: %v", err)
	}
}

// inOrder reads one value.
func inOrder(dec *json.Decoder) error {
	t, err := dec.Token()
	if err != nil {
		return err
	}
	switch t := t.(type) {
	case json.Number:
		if _, decimals, _ := strings.Cut(t.String(), "."); len(decimals) > 6 || strings.ContainsAny(t.String(), "eE") {
			return fmt.Errorf("the number %s", t)
		}
	case json.Delim:
		var last []byte
		for dec.More() {
			if t == '{' {
				key, err := dec.Token()
				if err != nil {
					return err
				}
				if name := []byte(key.(string)); last != nil && bytes.Compare(last, name) >= 0 {
					return fmt.Errorf("the key %q stands after %q", name, last)
				} else {
					last = name
				}
			}
			if err := inOrder(dec); err != nil {
				return err
			}
		}
		_, err = dec.Token()
	}
	return err
}
