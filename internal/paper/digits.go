package paper

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/text"
)

// left stands for a question that was left empty.
const left = "-"

// A Wrong is a mistake in what was keyed in.
type Wrong struct {
	Code     string            // one of the Wrong… codes
	Question *content.Question // nil where it is none's
	Given    string
}

// The mistakes.
const (
	WrongCode   = "code"   // no answer has the code
	WrongTwice  = "twice"  // a code stands twice
	WrongAlone  = "alone"  // a code that stands alone has others beside it
	WrongRange  = "range"  // not a number, or not one that the question takes
	WrongText   = "text"   // a text that does not begin a line stands in quotation marks
	WrongEmpty  = "empty"  // nothing was keyed in
	WrongEnd    = "end"    // codes are left over
	WrongNumber = "number" // the form does not lead to a question of that number
)

// Error is the terse form; people read a sentence of the locale.
func (w *Wrong) Error() string { return "paper: " + w.Code + " " + strconv.Quote(w.Given) }

// Number is the number of a question on the form.
func Number(q *content.Question) string { return strconv.Itoa(q.Index + 1) }

// plain is a line with plain digits, but for what stands in quotation marks.
func plain(line string) string {
	parts := strings.Split(line, `"`)
	for i := 0; i < len(parts); i += 2 {
		parts[i] = text.Digits(parts[i])
	}
	return strings.Join(parts, `"`)
}

// saysCode reports whether a line for a text is codes and not the text itself.
func saysCode(line string) bool {
	return line == left || strings.HasPrefix(line, `"`) || line != "" && strings.ContainsAny(text.Digits(line)[:1], "0123456789")
}

// A run is codes that are being read.
type run struct{ rest string }

// more passes over what stands between codes and reports whether one follows.
func (r *run) more() bool {
	r.rest = strings.TrimLeftFunc(r.rest, separates)
	return r.rest != ""
}

func separates(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(",;،、，؛", c) }

// word takes everything up to the next blank.
func (r *run) word() string {
	end := strings.IndexFunc(r.rest, separates)
	if end < 0 {
		end = len(r.rest)
	}
	w := r.rest[:end]
	r.rest = r.rest[end:]
	return w
}

// answer takes the codes of one question: one for a question with one answer, the
// rest of the run where several can be ticked. It gives nil for a question left
// empty.
func (r *run) answer(q *content.Question) (*interview.Answer, error) {
	if rest, ok := strings.CutPrefix(r.rest, left); ok {
		r.rest = rest
		return nil, nil
	}
	switch q.Type {
	case content.FreeText:
		return r.text(q)
	case content.Number:
		return r.number(q)
	case content.Many:
		return r.ticks(q)
	}
	c, err := r.choice(q)
	if err != nil {
		return nil, err
	}
	a := interview.Choose(c.ID)
	return &a, nil
}

// choice takes one code.
func (r *run) choice(q *content.Question) (Choice, error) {
	for _, c := range Choices(q) {
		if rest, ok := strings.CutPrefix(r.rest, c.Code); ok {
			r.rest = rest
			return c, nil
		}
	}
	return Choice{}, &Wrong{WrongCode, q, r.word()}
}

func (r *run) ticks(q *content.Question) (*interview.Answer, error) {
	w := r.word()
	var ids []string
	alone := false
	for in := (&run{w}); in.rest != ""; {
		c, err := in.choice(q)
		switch {
		case err != nil:
			return nil, err
		case slices.Contains(ids, c.ID):
			return nil, &Wrong{WrongTwice, q, c.Code}
		}
		alone = alone || c.Own == nil || c.Own.Alone
		ids = append(ids, c.ID)
	}
	if alone && len(ids) > 1 {
		return nil, &Wrong{WrongAlone, q, w}
	}
	if a, ok := interview.Read(q, ids); ok {
		return &a, nil
	}
	return nil, &Wrong{WrongCode, q, w}
}

// fraction is what may belong to the number before it.
var fraction = regexp.MustCompile(`^[,،]\d`)

// number takes a number, or one code. A comma right between two digits is no end
// of it: the rest would be taken for the answer to another question.
func (r *run) number(q *content.Question) (*interview.Answer, error) {
	w := r.word()
	for _, c := range Choices(q) {
		if c.Code == w {
			a := interview.Choose(c.ID)
			return &a, nil
		}
	}
	if a, ok := interview.ReadTyped(q, strings.TrimPrefix(w, "=")); ok && !fraction.MatchString(r.rest) {
		return &a, nil
	}
	return nil, &Wrong{WrongRange, q, w}
}

// text takes a text in quotation marks, those inside it doubled, or the 9 of
// somebody who would rather not say.
func (r *run) text(q *content.Question) (*interview.Answer, error) {
	a := interview.Answer{Is: content.FreeText}
	if rest, ok := strings.CutPrefix(r.rest, "9"); ok {
		r.rest = rest
		return &a, nil
	}
	rest, ok := strings.CutPrefix(r.rest, `"`)
	if !ok {
		return nil, &Wrong{WrongText, q, r.word()}
	}
	var b strings.Builder
	for {
		part, after, closed := strings.Cut(rest, `"`)
		b.WriteString(part)
		if rest = after; !closed || !strings.HasPrefix(rest, `"`) {
			break
		}
		b.WriteString(`"`)
		rest = rest[1:]
	}
	a.Text, r.rest = b.String(), rest
	return &a, nil
}
