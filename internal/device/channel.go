package device

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// parseChannel reads a file of Xfce's settings: the values of properties by
// path, such as /lock/enabled. It gives nothing if the file is something else.
func parseChannel(data []byte) (map[string]string, bool) {
	d := xml.NewDecoder(bytes.NewReader(withoutProlog(data)))
	out := map[string]string{}
	var path []string
	seen := false
	for {
		token, err := d.Token()
		if err != nil {
			return out, seen && len(path) == 0
		}
		switch t := token.(type) {
		case xml.StartElement:
			name, value := "", ""
			for _, a := range t.Attr {
				switch a.Name.Local {
				case "name":
					name = a.Value
				case "value":
					value = a.Value
				}
			}
			if t.Name.Local == "channel" {
				seen, name = true, ""
			}
			path = append(path, name)
			if t.Name.Local == "property" && value != "" {
				out[strings.Join(path, "/")] = value
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		}
	}
}

// withoutProlog leaves out the line that says which XML it is: some write 1.1,
// which Go does not read, though nothing in these files differs.
func withoutProlog(data []byte) []byte {
	if rest, ok := bytes.CutPrefix(data, []byte("<?xml")); ok {
		if _, after, ok := bytes.Cut(rest, []byte("?>")); ok {
			return after
		}
	}
	return data
}
