package device

import (
	"encoding/binary"
	"encoding/hex"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf16"
)

// export is a registry as Regedit exports it: keys in lower case, since the
// registry does not tell case apart, to values by name.
type export map[string]map[string]RegistryValue

func (e export) Value(key, name string) (RegistryValue, error) {
	v, ok := e[strings.ToLower(key)][strings.ToLower(name)]
	if !ok {
		return v, &fs.PathError{Op: "read", Path: key + `\` + name, Err: fs.ErrNotExist}
	}
	return v, nil
}

var hives = strings.NewReplacer("HKEY_LOCAL_MACHINE", "HKLM", "HKEY_CURRENT_USER", "HKCU")

// parseExport reads an export (version 5, in UTF-16 as Regedit writes it or in
// UTF-8). Lines that it does not understand are passed over.
func parseExport(data []byte) export {
	out := export{}
	key := ""
	lines := strings.Split(strings.ReplaceAll(plainText(data), "\r\n", "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		if inner, ok := strings.CutPrefix(line, "["); ok {
			key = strings.ToLower(hives.Replace(strings.TrimSuffix(inner, "]")))
			continue
		}
		for strings.HasSuffix(line, `\`) && i+1 < len(lines) {
			i++
			line = strings.TrimSuffix(line, `\`) + strings.TrimSpace(lines[i])
		}
		name, value, ok := exportedLine(line)
		if !ok || key == "" {
			continue
		}
		if out[key] == nil {
			out[key] = map[string]RegistryValue{}
		}
		out[key][strings.ToLower(name)] = value
	}
	return out
}

var unescape = strings.NewReplacer(`\\`, `\`, `\"`, `"`)

// exportedLine reads a line such as "Name"=dword:00000001.
func exportedLine(line string) (name string, v RegistryValue, ok bool) {
	name, written, ok := strings.Cut(strings.TrimPrefix(line, `"`), `"=`)
	if !ok {
		return "", v, false
	}
	name = unescape.Replace(name)
	if text, isText := strings.CutPrefix(written, `"`); isText {
		v.Text = unescape.Replace(strings.TrimSuffix(text, `"`))
		return name, v, true
	}
	if number, isNumber := strings.CutPrefix(written, "dword:"); isNumber {
		n, err := strconv.ParseUint(number, 16, 32)
		v.Number = n
		return name, v, err == nil
	}
	form, digits, isBytes := strings.Cut(written, ":")
	b, err := hex.DecodeString(strings.ReplaceAll(digits, ",", ""))
	if !isBytes || err != nil {
		return "", v, false
	}
	switch {
	case form == "hex(b)" && len(b) == 8:
		v.Number = binary.LittleEndian.Uint64(b)
	case form == "hex(2)" || form == "hex(1)":
		v.Text = strings.TrimRight(fromUTF16(b), "\x00")
	case strings.HasPrefix(form, "hex"):
		v.Bytes = b
	default:
		return "", v, false
	}
	return name, v, true
}

// plainText is a text file of Windows as UTF-8.
func plainText(data []byte) string {
	if len(data) >= 2 && data[0] == 0xff && data[1] == 0xfe {
		return fromUTF16(data[2:])
	}
	return strings.TrimPrefix(string(data), "\ufeff")
}

func fromUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}
