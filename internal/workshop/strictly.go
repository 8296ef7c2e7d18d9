package workshop

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

var errTwice = errors.New("workshop: a name stands twice")

// strictly reads one JSON value with no unknown field, no name twice, nothing but
// white space after it and no byte that is not UTF-8, so that what one program
// reads every other reads too.
func strictly(data []byte, into any) error {
	if !utf8.Valid(data) {
		return errors.New("workshop: not UTF-8")
	}
	if err := noneTwice(data); err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("workshop: more than one value")
	}
	return nil
}

// noneTwice fails if an object of the value names something twice.
func noneTwice(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	var open []map[string]bool // names seen so far, by object; nil for a list
	name := false              // whether the next text is a name
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		top := len(open) - 1
		switch t := t.(type) {
		case json.Delim:
			switch t {
			case '{':
				open = append(open, map[string]bool{})
			case '[':
				open = append(open, nil)
			default:
				open = open[:top]
			}
		case string:
			if name {
				if open[top][t] {
					return errTwice
				}
				open[top][t], name = true, false
				continue
			}
		}
		name = len(open) > 0 && open[len(open)-1] != nil
	}
}
