package interview

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

// member is one name and value of the outer object, in the order of the file.
type member struct {
	name  string
	value any
}

var errForm = errors.New("interview: not an object of answers")

// errObject is an answer that is an object. What comes after it is not read.
var errObject = errors.New("interview: an object for an answer")

// members reads the outer object by hand so that double names are seen. Values
// may be a string, a number or a list of strings, never deeper. With errObject the
// last member is the one that holds an object.
func members(data []byte) ([]member, error) {
	if !utf8.Valid(data) {
		return nil, errForm
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, errForm
	}
	var out []member
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, errForm
		}
		v, err := value(dec)
		if err != nil && !errors.Is(err, errObject) {
			return nil, err
		}
		out = append(out, member{name.(string), v})
		if err != nil {
			return out, err
		}
	}
	if _, err := dec.Token(); err != nil {
		return nil, errForm
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errForm
	}
	return out, nil
}

func value(dec *json.Decoder) (any, error) {
	t, err := dec.Token()
	if err != nil {
		return nil, errForm
	}
	switch t := t.(type) {
	case string, float64, bool, nil:
		return t, nil
	case json.Delim:
		if t != '[' {
			return nil, errObject
		}
	}
	list := []string{}
	for dec.More() {
		t, err := dec.Token()
		s, ok := t.(string)
		if err != nil || !ok || len(list) >= maxTicks {
			return nil, errForm
		}
		list = append(list, s)
	}
	if _, err := dec.Token(); err != nil {
		return nil, errForm
	}
	return list, nil
}
