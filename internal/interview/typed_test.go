package interview_test

import (
	"testing"

	"alcove.example/internal/interview"
)

func TestReadTyped(t *testing.T) {
	q := small(t, "      - {id: depth, ask: Q, type: number, range: [-5, 2000]}\n").Question("depth")
	for typed, want := range map[string]float64{"0": 0, " 12 ": 12, "+7": 7, "-2.5": -2.5, "1,5": 1.5, "1٫25": 1.25, "0,125": .125, "2000": 2000, "1.0625": 1.0625} {
		if a, ok := interview.ReadTyped(q, typed); !ok || a.Number != want {
			t.Errorf("%q is %v, %v, want %v", typed, a.Number, ok, want)
		}
	}
	for _, typed := range []string{"", "NaN", "nan", "Inf", "-inf", "infinity", "1e3", "0x10", "1_0", "2001", "-6", "1,500", "1.500", "1.500,5", ".5", "5.", "--1", "1 2", "five", "dont-know"} {
		if a, ok := interview.ReadTyped(q, typed); ok {
			t.Errorf("%q is %v", typed, a)
		}
	}
}
