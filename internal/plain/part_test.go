package plain

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"alcove.example/internal/app"
)

const (
	stays   = "The words stay in this window until you close it.\n"
	cleared = "<cleared>"
)

// What was said may stay on a terminal, and not everybody can see it there.
func TestWhatStaysOnATerminal(t *testing.T) {
	gone := make(chan struct{})
	close(gone)
	locks := func(f *fake) { f.ending = app.Relocks }
	for name, tt := range map[string]struct {
		typed  io.Reader
		result string // of the first job
		hangup chan struct{}
		says   string
	}{
		"by a choice":          {typed: strings.NewReader("4\n"), says: stays},
		"the input ends":       {typed: strings.NewReader(""), says: stays},
		"it locks":             {typed: strings.NewReader(""), result: "locks", says: stays},
		"the input fails":      {typed: iotest.ErrReader(errors.New("bad")), says: stays},
		"at once":              {typed: strings.NewReader("09\n")},
		"the terminal is gone": {typed: blocked(t), hangup: gone},
	} {
		for _, o := range []Options{{}, {Paging: 20}, {Paging: 20, Clear: cleared}} {
			f := newFake(t, "en", "welcome")
			f.do = map[string]func(*fake){"locks": locks}
			var out bytes.Buffer
			o.Session, o.In, o.Out, o.After, o.Hangup = f, tt.typed, &out, never, tt.hangup
			if s, ok := tt.typed.(*strings.Reader); ok {
				_, _ = s.Seek(0, io.SeekStart)
			}
			if tt.result != "" {
				o.First = func() any { return tt.result }
			}
			_, _ = Run(o)
			want := o.Clear
			if o.Paging > 0 && o.Clear == "" {
				want += tt.says
			}
			for _, told := range []string{stays, cleared} {
				if strings.Count(out.String(), told) != strings.Count(want, told) || !strings.HasSuffix(out.String(), want) {
					t.Errorf("%s, %q and pauses %d: last is said\n%s", name, o.Clear, o.Paging, out.String())
				}
			}
		}
	}
}

// A session that breaks leaves no words behind either.
func TestAPanicClears(t *testing.T) {
	var out bytes.Buffer
	_, err := Run(Options{Session: brokenSession{newFake(t, "en", "welcome")}, In: strings.NewReader("1\n"), Out: &out, Clear: cleared, After: never})
	if err != ErrBroken || !strings.HasSuffix(out.String(), cleared) {
		t.Errorf("%v, last is said\n%s", err, out.String())
	}
}

// A terminal that was halted takes nothing, and leaving does not wait for it.
func TestLeavingWaitsForNoTerminal(t *testing.T) {
	end := make(chan struct{})
	defer close(end)
	out := writer(func(p []byte) (int, error) {
		if string(p) == cleared {
			<-end
		}
		return len(p), nil
	})
	if end, err := Run(Options{Session: newFake(t, "en", "welcome"), In: strings.NewReader("09\n"), Out: out, Clear: cleared, After: atOnce}); end != app.Left || err != nil {
		t.Errorf("Run = %v, %v", end, err)
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }
