package device

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// parseSettings reads the settings that GNOME and its relatives keep (dconf, in
// the form GVDB of little-endian machines): booleans, 32-bit numbers and texts
// by path, such as /org/gnome/desktop/session/idle-delay. It gives nothing if
// the form is another.
func parseSettings(data []byte) (map[string]any, bool) {
	const header, item = 24, 24
	le := binary.LittleEndian
	if len(data) < header || !bytes.HasPrefix(data, []byte("GVariant")) || le.Uint32(data[8:]) != 0 {
		return nil, false
	}
	table, ok := span(data, le.Uint32(data[16:]), le.Uint32(data[20:]))
	if !ok || len(table) < 8 {
		return nil, false
	}
	skip := 8 + 4*(uint64(le.Uint32(table)&(1<<27-1))+uint64(le.Uint32(table[4:])))
	if skip > uint64(len(table)) {
		return nil, false
	}
	items := table[skip:]
	out := map[string]any{}
	for i := 0; (i+1)*item <= len(items); i++ {
		one := items[i*item:]
		if one[14] != 'v' {
			continue
		}
		path, ok := settingPath(data, items, uint32(i))
		value, whole := span(data, le.Uint32(one[16:]), le.Uint32(one[20:]))
		if v, known := variant(value); ok && whole && known {
			out[path] = v
		}
	}
	return out, true
}

// settingPath puts the name of an item together from those above it.
func settingPath(data, items []byte, i uint32) (string, bool) {
	const none, item, deepest = 0xffffffff, 24, 32
	le := binary.LittleEndian
	var parts []string
	for range deepest {
		if i == none {
			for a, b := 0, len(parts)-1; a < b; a, b = a+1, b-1 {
				parts[a], parts[b] = parts[b], parts[a]
			}
			return strings.Join(parts, ""), true
		}
		if uint64(i+1)*item > uint64(len(items)) {
			return "", false
		}
		one := items[i*item:]
		start := le.Uint32(one[8:])
		name, ok := span(data, start, start+uint32(le.Uint16(one[12:])))
		if !ok {
			return "", false
		}
		parts = append(parts, string(name))
		i = le.Uint32(one[4:])
	}
	return "", false
}

// variant reads a value of the type variant: the value, a zero byte, its type.
func variant(b []byte) (any, bool) {
	cut := bytes.LastIndexByte(b, 0)
	if cut < 1 {
		return nil, false
	}
	value := b[:cut]
	switch kind := string(b[cut+1:]); {
	case kind == "b" && len(value) == 1:
		return value[0] != 0, true
	case kind == "u" && len(value) == 4:
		return int(binary.LittleEndian.Uint32(value)), true
	case kind == "i" && len(value) == 4:
		return int(int32(binary.LittleEndian.Uint32(value))), true
	case kind == "s" && value[len(value)-1] == 0:
		return string(value[:len(value)-1]), true
	}
	return nil, false
}

// span is a piece of the data, if it lies within.
func span(data []byte, from, to uint32) ([]byte, bool) {
	if from > to || uint64(to) > uint64(len(data)) {
		return nil, false
	}
	return data[from:to], true
}
