package locale

import (
	"math"
	"strings"
	"testing"
)

const (
	arabicRule  = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
	russianRule = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
	polishRule  = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
)

func TestPlural(t *testing.T) {
	for _, c := range []struct {
		language string
		rule     string
		forms    map[int][]int // form to numbers that take it
	}{
		{"en", "nplurals=2; plural=(n != 1);", map[int][]int{0: {1, -1}, 1: {0, 2, 5, 11, 21, 100}}},
		{"ar", arabicRule, map[int][]int{0: {0}, 1: {1}, 2: {2}, 3: {3, 10, 103, 110, 1003}, 4: {11, 26, 99, 111, 199}, 5: {100, 101, 102, 200, 202, 1000}}},
		{"ru", russianRule, map[int][]int{0: {1, 21, 101, 1001}, 1: {2, 4, 22, 34, 104}, 2: {0, 5, 11, 12, 14, 20, 25, 111, 112, 1000}}},
		{"pl", polishRule, map[int][]int{0: {1}, 1: {2, 3, 4, 22, 104}, 2: {0, 5, 11, 12, 14, 21, 31, 112, 1000}}},
		{"ja", "nplurals=1; plural=0;", map[int][]int{0: {0, 1, 2, 100, math.MaxInt, math.MinInt}}},
		{"fr", "nplurals=2; plural=n>1", map[int][]int{0: {0, 1}, 1: {2, 3}}},
	} {
		p, err := ParsePlural(c.rule)
		if err != nil {
			t.Errorf("%s: %v", c.language, err)
			continue
		}
		for form, numbers := range c.forms {
			for _, n := range numbers {
				if got := p.Form(n); got != form {
					t.Errorf("%s: %d takes form %d, want %d", c.language, n, got, form)
				}
			}
		}
	}
}

func TestRule(t *testing.T) {
	for _, c := range []struct {
		rule string
		n    uint64
		want uint64
	}{
		{"1+2*3", 0, 7},
		{"(1+2)*3", 0, 9},
		{"10-3-2", 0, 5},
		{"7/2%2", 0, 1},
		{"n-1", 3, 2},
		{"n - 1 > 0", 0, 1}, // unsigned, as in C
		{"!n", 0, 1},
		{"!!n", 7, 1},
		{"!(n==1)", 1, 0},
		{"1<2==2>1", 0, 1},
		{"2<=2&&2>=3", 0, 0},
		{"0||n", 5, 1},
		{"1||n/0", 5, 1},
		{"0&&n/0", 5, 0},
		{"n?2:3", 1, 2},
		{"n?2:3", 0, 3},
		{"0?1:0?2:3", 0, 3},
		{"1?0?1:2:3", 0, 2},
		{"n!=1", 1, 0},
	} {
		rule, err := parseRule(c.rule)
		if err != nil {
			t.Errorf("%s: %v", c.rule, err)
			continue
		}
		if got, ok := rule.value(c.n); !ok || got != c.want {
			t.Errorf("%s for n=%d is %d, %v; want %d", c.rule, c.n, got, ok, c.want)
		}
	}
}

func TestPluralErrors(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"nothing":         {"", "no nplurals="},
		"no rule":         {"nplurals=2", "no plural="},
		"no number":       {"nplurals=two; plural=0;", `nplurals is "two"`},
		"no forms":        {"nplurals=0; plural=0;", `nplurals is "0"`},
		"too many forms":  {"nplurals=9; plural=0;", `nplurals is "9"`},
		"empty rule":      {"nplurals=1; plural=;", "needs a number"},
		"form too high":   {"nplurals=2; plural=n;", "no form below 2 for n="},
		"division by n":   {"nplurals=2; plural=1/n>0;", "no form below 2 for n=0"},
		"zero":            {"nplurals=2; plural=n%0;", "no form below 2"},
		"open":            {"nplurals=2; plural=(n!=1;", "( without a )"},
		"closed":          {"nplurals=2; plural=n!=1);", `goes on with ")"`},
		"half a choice":   {"nplurals=2; plural=n ? 1;", "? without a :"},
		"assignment":      {"nplurals=2; plural=n=1;", `goes on with "=1"`},
		"other variables": {"nplurals=2; plural=x!=1;", "needs a number"},
		"call":            {"nplurals=2; plural=n(1);", `goes on with "(1)"`},
		"long number":     {"nplurals=2; plural=n!=1234567890;", "needs a number"},
		"deep":            {"nplurals=1; plural=" + strings.Repeat("(", 60) + "0" + strings.Repeat(")", 60) + ";", "nested more than"},
		"deep not":        {"nplurals=1; plural=" + strings.Repeat("!", 60) + "1;", "nested more than"},
		"deep choice":     {"nplurals=1; plural=" + strings.Repeat("n?0:", 60) + "0;", "nested more than"},
		"long":            {"nplurals=1; plural=0" + strings.Repeat("+0", 300) + ";", "longer than"},
	} {
		if _, err := ParsePlural(c.in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func FuzzParsePlural(f *testing.F) {
	for _, rule := range []string{arabicRule, russianRule, polishRule, "nplurals=1; plural=0;", "nplurals=2; plural=!n/(n-1)"} {
		f.Add(rule, 3)
	}
	f.Fuzz(func(t *testing.T, rule string, n int) {
		p, err := ParsePlural(rule)
		if err != nil {
			return
		}
		if form := p.Form(n); form < 0 || form >= p.Forms {
			t.Fatalf("%q gives form %d of %d for %d", rule, form, p.Forms, n)
		}
	})
}
