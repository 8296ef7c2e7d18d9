package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// maxLine is the most that is read of a line, in bytes.
const maxLine = 64 << 10

// A line is what was typed, without the line end.
type line struct {
	words string
	long  bool // what was typed after words was dropped
}

// line reads a line. If it was too long, that is said.
func (f *face) line() (string, error) {
	l, err := f.read()
	if l.long {
		f.say("plain.cut")
	}
	return l.words, err
}

// read reads a line from the input.
func (f *face) read() (line, error) {
	return f.await(func() (line, error) { return readLine(f.in) })
}

// readUnseen reads a line that is not shown.
func (f *face) readUnseen() (line, error) {
	return f.await(func() (line, error) {
		s, err := f.Secret()
		return line{words: s}, err
	})
}

// await prints what is to be said and waits for a line, or for the hangup. The
// end of the input is io.EOF. Where something is open and nobody was there for
// too long, no line counts any more.
func (f *face) await(from func() (line, error)) (line, error) {
	if err := f.flush(); err != nil {
		return line{}, err
	}
	f.touch()
	typed, said := beside(from), false
	for {
		select {
		case r := <-typed:
			if f.presence() == app.Away {
				return line{}, errAway
			}
			if r.err != nil && !errors.Is(r.err, io.EOF) && !errors.Is(r.err, ErrBroken) {
				return line{}, fmt.Errorf("read: %w", r.err)
			}
			return r.value, r.err
		case <-f.nextLook():
			switch presence := f.presence(); {
			case presence == app.Away:
				return line{}, errAway
			case presence == app.Leaving && !said:
				said = true
				if err := f.warn(); err != nil {
					return line{}, err
				}
			}
		case <-f.Hangup:
			return line{}, errGone
		}
	}
}

// readLine reads a line. One that ends with the input counts; io.EOF comes
// alone.
func readLine(in *bufio.Reader) (line, error) {
	part, err := in.ReadSlice('\n')
	words := string(part)
	long := errors.Is(err, bufio.ErrBufferFull)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = in.ReadSlice('\n')
	}
	if words == "" || err != nil && !errors.Is(err, io.EOF) {
		return line{}, err
	}
	if long {
		words = strings.ToValidUTF8(words, "") // the cut may go through a letter
	}
	return line{strings.TrimRight(words, "\r\n"), long}, nil
}

// tidy is a line as codes, letters and numbers are read from it.
func tidy(line string) string {
	return strings.TrimSpace(text.Digits(text.CleanLine(line)))
}
