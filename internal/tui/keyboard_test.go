package tui

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// all reads a keyboard to its end, in pieces of the given reader.
func all(t testing.TB, k *keyboard) string {
	t.Helper()
	b, err := io.ReadAll(k)
	if err != nil {
		t.Fatalf("a keyboard ends with %v, want the end of the input", err)
	}
	return string(b)
}

func TestKeyboard(t *testing.T) {
	long := strings.Repeat("0123456789abcdef", 2*maxPaste/16)
	for _, c := range []struct{ name, in, want string }{
		{"keys", "abc\x1b[A\r\xd9\x83", "abc\x1b[A\r\xd9\x83"},
		{"nothing", "", ""},
		{"leaving", "ab\x18cd\x18", "ab\x18"},
		{"a paste", pasteStart + "a\x18b" + pasteEnd + "c", pasteStart + "a\x18b" + pasteEnd + "c"},
		{"leaving after a paste", pasteStart + "a" + pasteEnd + "b\x18c", pasteStart + "a" + pasteEnd + "b\x18"},
		{"a huge paste", pasteStart + long + pasteEnd + "c", pasteStart + long[:maxPaste] + pasteEnd + "c"},
		{"a paste that is not English", pasteStart + "Tiếng Việt حماية" + pasteEnd, pasteStart + "Tiếng Việt حماية" + pasteEnd},
		{"two huge pastes", strings.Repeat(pasteStart+long+pasteEnd, 2), strings.Repeat(pasteStart+long[:maxPaste]+pasteEnd, 2)},
		{"half a mark", "\x1b[200" + "\x1b[20" + pasteStart + "\x1b[201\x1b\x1b[2" + pasteEnd, "\x1b[200" + "\x1b[20" + pasteStart + "\x1b[201\x1b\x1b[2" + pasteEnd},
		{"a start within", pasteStart + "a" + pasteStart + "b" + pasteEnd, pasteStart + "a" + pasteStart + "b" + pasteEnd},
		{"an end without", pasteEnd + "a", pasteEnd + "a"},
	} {
		if got := all(t, newKeyboard(strings.NewReader(c.in))); got != c.want {
			t.Errorf("%s: %.80q… (%d bytes), want %.80q… (%d bytes)", c.name, got, len(got), c.want, len(c.want))
		}
		if got := all(t, newKeyboard(iotest.OneByteReader(strings.NewReader(c.in)))); got != c.want {
			t.Errorf("%s, byte by byte: %.80q… (%d bytes), want %.80q…", c.name, got, len(got), c.want)
		}
	}
}

// However the input arrives, nothing is lost but what is over the limit.
func TestKeyboardKeeps(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var in strings.Builder
		for range rapid.IntRange(0, 20).Draw(rt, "pieces") {
			in.WriteString(rapid.SampledFrom([]string{pasteStart, pasteEnd, "\x1b", "\x1b[", "\x1b[20", "a", "é", "\x1b[A", "\r"}).Draw(rt, "piece"))
		}
		k := newKeyboard(iotest.HalfReader(strings.NewReader(in.String())))
		got := all(t, k)
		rest := in.String()[len(got):]
		if !strings.HasPrefix(in.String(), got) || !k.paste.on && rest != "" || len(rest) >= len(pasteEnd) {
			rt.Fatalf("of %q only %q got through", in.String(), got)
		}
	})
}

// An input that fails is an input that ended, and the face is told.
func TestKeyboardGone(t *testing.T) {
	k := newKeyboard(iotest.ErrReader(errors.New("gone")))
	if n, err := k.Read(make([]byte, 10)); n != 0 || err != io.EOF {
		t.Errorf("%d, %v", n, err)
	}
	select {
	case <-k.gone:
	default:
		t.Error("nobody was told")
	}
	k.Read(make([]byte, 10)) // a second end is no panic
}

func FuzzKeyboard(f *testing.F) {
	f.Add([]byte("a" + pasteStart + "b" + pasteEnd + "\x18"))
	f.Add([]byte("\x1b[20\x1b[200~\x1b[201"))
	f.Fuzz(func(t *testing.T, in []byte) {
		got := all(t, newKeyboard(bytes.NewReader(in)))
		if again := all(t, newKeyboard(iotest.OneByteReader(bytes.NewReader(in)))); got != again {
			t.Errorf("%q gives %q at once and %q byte by byte", in, got, again)
		}
		if !strings.HasPrefix(string(in), got) && len(in) < maxPaste {
			t.Errorf("%q gives %q", in, got)
		}
	})
}
