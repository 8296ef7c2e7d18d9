package paper_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/paper"
)

// TestMistakes keys lines in that hold one: what came before it stays.
func TestMistakes(t *testing.T) {
	for line, want := range map[string]struct {
		code, number string
		kept         int
	}{
		"":             {paper.WrongEmpty, "1", 0},
		" ":            {paper.WrongEmpty, "1", 0},
		"41":           {paper.WrongRange, "1", 0},
		"= 1":          {paper.WrongRange, "1", 0},
		"x":            {paper.WrongRange, "1", 0},
		"=NaN 1":       {paper.WrongRange, "1", 0},
		"=1e1 1":       {paper.WrongRange, "1", 0},
		"=5,1 1":       {paper.WrongRange, "1", 0},
		"=5، 4":        {paper.WrongCode, "2", 1},
		"=5 4":         {paper.WrongCode, "2", 1},
		"=5 1 1111":    {paper.WrongTwice, "3", 2},
		"=5 1 1119":    {paper.WrongAlone, "3", 2},
		"=5 1 118":     {paper.WrongAlone, "3", 2},
		"=5 1 20":      {paper.WrongCode, "3", 2},
		"=2 3 1 x":     {paper.WrongText, "7", 3},
		"=2 3 2 9 1 5": {paper.WrongEnd, "", 5},
	} {
		f := paper.NewFilled(paper.NewRoute(numbers(t)))
		err := f.Key(line)
		var w *paper.Wrong
		if !errors.As(err, &w) || w.Code != want.code || w.Question != nil && paper.Number(w.Question) != want.number {
			t.Errorf("%q: %v, want %v", line, err, want)
		}
		f.Leave()
		if n := len(f.Answers()); n != want.kept {
			t.Errorf("%q: %d answers are kept, want %d", line, n, want.kept)
		}
	}
}

// TestForeignDigitsAreDigits: whoever types them may have another keyboard.
func TestForeignDigitsAreDigits(t *testing.T) {
	f := paper.NewFilled(paper.NewRoute(numbers(t)))
	err := f.Key("=٥، ۱ १२")
	f.Leave()
	if err != nil || !f.Answers()["long"].Has("b") {
		t.Fatalf("%v, and %v", err, f.Answers())
	}
}

func TestCorrectionsReplaceAndAskAgain(t *testing.T) {
	f := paper.NewFilled(paper.NewRoute(numbers(t)))
	if err := f.Key(`=2 1 1 "a" 1`); err != nil {
		t.Fatal(err)
	}
	f.Leave()
	if err := f.Correct("7 b"); err != nil {
		t.Fatal(err)
	}
	if err := f.Correct("1 =4"); err != nil || f.Next() == nil || f.Next().ID != "long" {
		t.Fatalf("more rows ask for the long list: %v, %v", err, f.Next())
	}
	f.Leave()
	if got := f.Answers()["told"].Text; got != "b" {
		t.Errorf("the text is %q", got)
	}
	if err := f.Correct("2"); err != nil || f.Next() == nil || f.Next().ID != "kind" {
		t.Errorf("a number alone asks again: %v, %v", err, f.Next())
	}
	if err := f.Correct("99 1"); err == nil {
		t.Error("there is no question 99")
	}
}

// TestBack goes back question by question. What was keyed in stands until something
// else is.
func TestBack(t *testing.T) {
	f := paper.NewFilled(paper.NewRoute(numbers(t)))
	if f.Back() || f.Next().ID != "rows" {
		t.Fatal("there is nothing before the first question")
	}
	if err := f.Key("=2 1 1"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []content.ID{"deep", "kind", "rows"} {
		if !f.Back() || f.Next().ID != want {
			t.Fatalf("back leads to %s, want %s", f.Next().ID, want)
		}
	}
	if err := f.Key("=3"); err != nil || f.Next().ID != "long" {
		t.Fatalf("%v, and then %s, want what the other number opens", err, f.Next().ID)
	}
	for _, want := range []content.ID{"kind", "rows"} {
		if !f.Back() || f.Next().ID != want {
			t.Fatalf("back again leads to %s, want %s", f.Next().ID, want)
		}
	}
	f.Leave()
	if got := f.Answers(); got["rows"].Number != 3 || !got["kind"].Has("a") {
		t.Errorf("going back lost %v", got)
	}
	if !f.Back() || f.Next().ID != "last" {
		t.Error("from the end back leads to the last question")
	}
}

// TestLeftEmpty: after a question left empty the form leads on as after "I don't
// know", and it stays unanswered, as the form says.
func TestLeftEmpty(t *testing.T) {
	route := paper.NewRoute(numbers(t))
	empty, unknown := paper.NewFilled(route), paper.NewFilled(route)
	for q := unknown.Next(); q != nil; q = unknown.Next() {
		code := "8"
		if q.Type == content.FreeText {
			code = "-"
		}
		if err := unknown.Key(code); err != nil {
			t.Fatal(err)
		}
	}
	empty.Leave()
	if len(empty.Answers()) > 0 {
		t.Errorf("a form left empty answers %v", empty.Answers())
	}
	if !slices.Equal(empty.Asked(), unknown.Asked()) {
		t.Errorf("left empty it leads to %d questions, with 8 to %d", len(empty.Asked()), len(unknown.Asked()))
	}
}

// TestChoicesHaveTheDigitsOfTheScreen: 1 to 7 for up to seven answers, longer lists
// from 11, and 8, 9, 0 for what is always the same.
func TestChoicesHaveTheDigitsOfTheScreen(t *testing.T) {
	q := func(n int, notApplicable string) *content.Question {
		out := &content.Question{Type: content.One, OffersNotApplicable: notApplicable != ""}
		for i := range n {
			out.Answers = append(out.Answers, &content.Answer{ID: string(rune('a' + i))})
		}
		return out
	}
	for _, c := range []struct {
		question *content.Question
		want     string
	}{
		{q(2, ""), "1 2 8 9"}, {q(7, "0"), "1 2 3 4 5 6 7 8 9 0"}, {q(8, ""), "11 12 13 14 15 16 17 18 8 9"},
		{&content.Question{Type: content.FreeText}, "9"}, {&content.Question{Type: content.Number}, "8 9"},
	} {
		var codes []string
		for _, x := range paper.Choices(c.question) {
			codes = append(codes, x.Code)
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// FuzzKey keys anything in: what comes out is right for the pack.
func FuzzKey(f *testing.F) {
	pack := numbers(f)
	route := paper.NewRoute(pack)
	for _, s := range []string{`=5 1 1112 1 1 "a ""b""" 1`, "- - -", "8 9 0", "", "٣", `"`, "=1e9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		filled := paper.NewFilled(route)
		_ = filled.Key(line) // a mistake is no failure
		_ = filled.Correct(line)
		filled.Leave()
		for id, a := range filled.Answers() {
			var back interview.Answer
			ok := true
			switch q := pack.Question(id); {
			case q.Type == content.FreeText:
				back, ok = interview.Read(q, a.Text)
			case len(a.Choices) == 0:
				back, ok = interview.Read(q, a.Number)
			default:
				back, ok = interview.Read(q, a.Choices)
				if q.Type == content.Number {
					back, ok = interview.Read(q, a.Choices[0])
				}
			}
			if !ok || !back.Equal(a) {
				t.Errorf("%s: %+v is no answer", id, a)
			}
		}
	})
}
