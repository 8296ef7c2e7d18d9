package app_test

import (
	"strings"
	"testing"

	"alcove.example/internal/app"
)

// typing is somebody on a question that takes a number from 0 to 40.
func typing(t *testing.T) *robot {
	t.Helper()
	begins, _, _ := strings.Cut(ours, "      - id: guard\n")
	pack := begins + "      - {id: rows, type: number, ask: How many rows?, range: [0, 40]}\n      - {id: told, type: text, ask: What else is there?}\n"
	r := handedOver(t, map[string]string{"pack.yaml": pack}, nil, nobody).chooses("Our town").chooses("I trust the person")
	return r.does(app.Questions).chooses("How many rows?").on("question:rows")
}

func TestOnlyANumberIsTakenForOne(t *testing.T) {
	for _, typed := range []string{"NaN", "Inf", "-infinity", "1e1", "0x10", "41", "1,500", ""} {
		r := typing(t).types(typed).on("message:not-a-number").does(app.Back).on("question:rows")
		if v := r.look().Field.Value; v != "" {
			t.Errorf("%q is kept as %q", typed, v)
		}
	}
	r := typing(t).types("١٢٫٥").does(app.Questions).chooses("How many rows?").on("question:rows")
	if v := r.look().Field.Value; v != "12.5" {
		t.Errorf("kept as %q", v)
	}
}

// Enter on an empty field is no answer: not even that somebody would rather not say.
func TestAnEmptyLineIsNoAnswer(t *testing.T) {
	r := typing(t).does(app.Questions).chooses("What else is there?").on("question:told").types("").on("question:told").types(" ").on("question:told")
	if said := r.does(app.Questions).look().Choices[1]; said.Text != "What else is there?" || said.State != app.Open {
		t.Errorf("the question is %v", said)
	}
	r.chooses("What else").types("a pond").does(app.Questions).chooses("What else").types("").does(app.Questions).chooses("What else")
	if v := r.look().Field.Value; v != "" {
		t.Errorf("what was emptied is still %q", v)
	}
}
