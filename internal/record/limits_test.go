package record

import (
	"errors"
	"strings"
	"testing"
)

func TestParseRefuses(t *testing.T) {
	long := strings.Repeat("x,", MaxMembers)
	tests := map[string]struct {
		data string
		want error
	}{
		"nothing":           {"", ErrNotABook},
		"null":              {"null", ErrNotABook},
		"a list":            {"[]", ErrNotABook},
		"no version":        {"{}", ErrNotABook},
		"version zero":      {`{"version":0}`, ErrNotABook},
		"version below":     {`{"version":-1}`, ErrNotABook},
		"version as text":   {`{"version":"1"}`, ErrNotABook},
		"version null":      {`{"version":null}`, ErrNotABook},
		"cut short":         {golden[:len(golden)/2], ErrNotABook},
		"more behind":       {golden + "{}", ErrNotABook},
		"not UTF-8":         {`{"version":1,"x":"` + "\xff" + `"}`, ErrNotABook},
		"record is a text":  {`{"version":1,"records":["x"]}`, ErrNotABook},
		"record is null":    {`{"version":1,"records":[null]}`, ErrNotABook},
		"records is a text": {`{"version":1,"records":"x"}`, ErrNotABook},
		"id is a number":    {`{"version":1,"records":[{"id":1}]}`, ErrNotABook},
		"note is a number":  {`{"version":1,"records":[{"notes":{"a":1}}]}`, ErrNotABook},
		"steps is a list":   {`{"version":1,"records":[{"steps":[]}]}`, ErrNotABook},
		"newer":             {`{"version":2}`, ErrNewer},
		"newer, other form": {`{"records":"other","version":2,"settings":[]}`, ErrNewer},
		"too large":         {`{"version":1,"x":"` + strings.Repeat("x", MaxSize) + `"}`, ErrTooLarge},
		"too deep":          {`{"version":1,"x":` + strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth) + `}`, ErrTooDeep},
		"too many records":  {`{"version":1,"records":[` + strings.ReplaceAll(long, "x", "{}") + `{}]}`, ErrTooMany},
		"too many unknown":  {`{"version":1,"x":[[` + strings.ReplaceAll(long, "x", "0") + `0]]}`, ErrTooMany},
	}
	for name, test := range tests {
		if _, err := Parse([]byte(test.data)); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}

func TestLimitsAreInclusive(t *testing.T) {
	many := `{"version":1,"records":[` + strings.Repeat("{},", MaxMembers-1) + `{}]}`
	deep := `{"version":1,"x":` + strings.Repeat("[", MaxDepth-1) + `"[[[[{{{{,,,\"[["` + strings.Repeat("]", MaxDepth-1) + `}`
	large := `{"version":1,"x":"` + strings.Repeat("x", MaxSize-len(`{"version":1,"x":""}`)) + `"}`
	for name, data := range map[string]string{"many": many, "deep": deep, "large": large} {
		if _, err := Parse([]byte(data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestHostileInputIsCheap(t *testing.T) {
	for name, data := range map[string]string{
		"brackets": strings.Repeat("[", MaxSize),
		"commas":   "[" + strings.Repeat("0,", MaxSize/2-1),
		"records":  `{"version":1,"records":[` + strings.Repeat("0,", MaxSize/2-20) + "0]}",
	} {
		hostile := []byte(data)
		if got := testing.AllocsPerRun(1, func() { Parse(hostile) }); got > 10 {
			t.Errorf("%s: %v allocations", name, got)
		}
	}
}
