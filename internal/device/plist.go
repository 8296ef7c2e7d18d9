package device

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
	"time"
)

// parsePlist reads a property list, as macOS writes it in XML or in its binary
// form: a dictionary of booleans, whole numbers, texts, dates, and lists and
// dictionaries of these. It gives nothing if it is something else.
func parsePlist(data []byte) (map[string]any, bool) {
	var v any
	ok := false
	if bytes.HasPrefix(data, []byte("bplist00")) {
		v, ok = parseBinaryPlist(data)
	} else {
		v, ok = parseXMLPlist(data)
	}
	m, isMap := v.(map[string]any)
	return m, ok && isMap
}

// deepest is how deep lists and dictionaries may lie in each other.
const deepest = 16

func parseXMLPlist(data []byte) (any, bool) {
	d := xml.NewDecoder(bytes.NewReader(withoutProlog(data)))
	for {
		token, err := d.Token()
		if err != nil {
			return nil, false
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local != "plist" {
			return plistValue(d, start, deepest)
		}
	}
}

// plistValue reads the value that begins with an element.
func plistValue(d *xml.Decoder, start xml.StartElement, depth int) (any, bool) {
	if depth == 0 {
		return nil, false
	}
	switch start.Name.Local {
	case "dict":
		return plistDict(d, depth)
	case "array":
		return plistArray(d, depth)
	case "true", "false":
		return start.Name.Local == "true", d.Skip() == nil
	}
	var s string
	if err := d.DecodeElement(&s, &start); err != nil {
		return nil, false
	}
	switch start.Name.Local {
	case "string":
		return s, true
	case "integer":
		n, err := strconv.Atoi(strings.TrimSpace(s))
		return n, err == nil
	case "date":
		t, err := time.Parse(time.RFC3339, strings.TrimSpace(s))
		return t, err == nil
	}
	return nil, true // data and fractions: nothing here needs them
}

func plistArray(d *xml.Decoder, depth int) (any, bool) {
	out := []any{}
	for {
		token, err := d.Token()
		if err != nil {
			return nil, false
		}
		switch t := token.(type) {
		case xml.StartElement:
			v, ok := plistValue(d, t, depth-1)
			if !ok {
				return nil, false
			}
			out = append(out, v)
		case xml.EndElement:
			return out, true
		}
	}
}

func plistDict(d *xml.Decoder, depth int) (any, bool) {
	out := map[string]any{}
	key := ""
	for {
		token, err := d.Token()
		if err != nil {
			return nil, false
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "key" {
				if d.DecodeElement(&key, &t) != nil {
					return nil, false
				}
				continue
			}
			v, ok := plistValue(d, t, depth-1)
			if !ok {
				return nil, false
			}
			out[key] = v
		case xml.EndElement:
			return out, true
		}
	}
}
