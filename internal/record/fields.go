package record

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"
)

// object holds the fields of a JSON object that this program does not know.
type object map[string]json.RawMessage

// field is one field of an object: how it is read, and how it is written. Write
// returns dst as it was if the field has nothing to say and is left out.
type field struct {
	name  string
	read  func(raw []byte) error
	write func(dst []byte) []byte
}

var errNotAnObject = errors.New("not an object")

// read takes a JSON object apart: known fields go where they belong, the others
// are returned.
func read(raw []byte, fields []field) (object, error) {
	var all object
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, err
	}
	if all == nil {
		return nil, errNotAnObject
	}
	for _, f := range fields {
		value, given := all[f.name]
		if !given {
			continue
		}
		delete(all, f.name)
		if string(value) == "null" {
			continue
		}
		if err := f.read(value); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	for name, value := range all {
		all[name] = compact(value)
	}
	if len(all) == 0 {
		return nil, nil
	}
	return all, nil
}

// compact returns valid JSON without white space.
func compact(raw []byte) []byte {
	var out bytes.Buffer
	if err := json.Compact(&out, raw); err != nil {
		return raw // it was parsed before: cannot be
	}
	return out.Bytes()
}

// write puts an object together, its keys sorted. The known fields come sorted.
func write(dst []byte, fields []field, rest object) []byte {
	if len(rest) > 0 {
		fields = slices.Clone(fields)
		for name, value := range rest {
			fields = append(fields, field{name: name, write: func(dst []byte) []byte { return append(dst, value...) }})
		}
		slices.SortFunc(fields, func(a, b field) int { return cmp.Compare(a.name, b.name) })
	}
	dst = append(dst, '{')
	empty := true
	for _, f := range fields {
		before := len(dst)
		if !empty {
			dst = append(dst, ',')
		}
		dst = append(writeText(dst, f.name), ':')
		started := len(dst)
		dst = f.write(dst)
		if len(dst) == started {
			dst = dst[:before]
			continue
		}
		empty = false
	}
	return append(dst, '}')
}

// writeText appends a JSON string. What is not UTF-8 becomes U+FFFD.
func writeText(dst []byte, s string) []byte {
	dst = append(dst, '"')
	if isPlain(s) {
		return append(append(dst, s...), '"')
	}
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, '\\', 'n')
		case r < ' ' || r == 0x7f:
			dst = append(dst, '\\', 'u', '0', '0', "0123456789abcdef"[r>>4], "0123456789abcdef"[r&15])
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}

// isPlain reports that a text is written as it is.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

func text[S ~string](name string, s *S) field {
	return field{name,
		func(raw []byte) error { return json.Unmarshal(raw, s) },
		func(dst []byte) []byte {
			if *s == "" {
				return dst
			}
			return writeText(dst, string(*s))
		}}
}

func flag(name string, b *bool) field {
	return field{name,
		func(raw []byte) error { return json.Unmarshal(raw, b) },
		func(dst []byte) []byte {
			if !*b {
				return dst
			}
			return append(dst, "true"...)
		}}
}

func number(name string, n *int) field {
	return field{name,
		func(raw []byte) error { return json.Unmarshal(raw, n) },
		func(dst []byte) []byte {
			if *n == 0 {
				return dst
			}
			return strconv.AppendInt(dst, int64(*n), 10)
		}}
}

// kind says how a value inside a list or a table is read and written.
type kind[T any] struct {
	read  func(raw []byte) (T, error)
	write func(dst []byte, value T) []byte
}

var aText = kind[string]{
	read: func(raw []byte) (s string, err error) {
		err = json.Unmarshal(raw, &s)
		return s, err
	},
	write: writeText,
}

// entry is a struct with known fields and a place for the others.
type entry[T any] interface {
	*T
	fields() []field
	others() *object
}

// an returns the kind of a struct.
func an[T any, P entry[T]]() kind[T] {
	return kind[T]{
		read: func(raw []byte) (T, error) {
			var value T
			rest, err := read(raw, P(&value).fields())
			*P(&value).others() = rest
			return value, err
		},
		write: func(dst []byte, value T) []byte {
			return write(dst, P(&value).fields(), *P(&value).others())
		},
	}
}

// one is a field that holds a struct.
func one[T any, P entry[T]](name string, value *T) field {
	k := an[T, P]()
	return field{name,
		func(raw []byte) (err error) {
			*value, err = k.read(raw)
			return err
		},
		func(dst []byte) []byte {
			start := len(dst)
			if dst = k.write(dst, *value); len(dst) == start+len("{}") {
				return dst[:start]
			}
			return dst
		}}
}

// list is a field that holds a JSON array.
func list[T any](name string, values *[]T, k kind[T]) field {
	return field{name,
		func(raw []byte) error {
			var items []json.RawMessage
			if err := json.Unmarshal(raw, &items); err != nil {
				return err
			}
			for i, item := range items {
				value, err := k.read(item)
				if err != nil {
					return fmt.Errorf("%d: %w", i, err)
				}
				*values = append(*values, value)
			}
			return nil
		},
		func(dst []byte) []byte {
			for i, value := range *values {
				dst = k.write(append(dst, "[,"[min(i, 1)]), value)
			}
			if len(*values) > 0 {
				dst = append(dst, ']')
			}
			return dst
		}}
}

// table is a field that holds a JSON object with keys that are data.
func table[T any](name string, values *map[string]T, k kind[T]) field {
	return field{name,
		func(raw []byte) error {
			var items map[string]json.RawMessage
			if err := json.Unmarshal(raw, &items); err != nil {
				return err
			}
			for key, item := range items {
				value, err := k.read(item)
				if err != nil {
					return fmt.Errorf("%s: %w", key, err)
				}
				if *values == nil {
					*values = make(map[string]T, len(items))
				}
				(*values)[key] = value
			}
			return nil
		},
		func(dst []byte) []byte {
			for i, key := range slices.Sorted(maps.Keys(*values)) {
				dst = append(writeText(append(dst, "{,"[min(i, 1)]), key), ':')
				dst = k.write(dst, (*values)[key])
			}
			if len(*values) > 0 {
				dst = append(dst, '}')
			}
			return dst
		}}
}
