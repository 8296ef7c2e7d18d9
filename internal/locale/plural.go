package locale

import (
	"fmt"
	"strconv"
	"strings"
)

// maxForms is how many plural forms a language may have; Arabic has six.
const maxForms = 8

// A Plural is the rule by which a language chooses the form for a number.
type Plural struct {
	Forms int // how many there are
	rule  *term
}

// ParsePlural reads the value of a Plural-Forms header, such as
// "nplurals=2; plural=(n != 1);".
func ParsePlural(s string) (*Plural, error) {
	var p Plural
	forms, rule, _ := strings.Cut(s, ";")
	forms, found := strings.CutPrefix(strings.TrimSpace(forms), "nplurals=")
	if !found {
		return nil, fmt.Errorf("no nplurals= in %q", s)
	}
	var err error
	if p.Forms, err = strconv.Atoi(forms); err != nil || p.Forms < 1 || p.Forms > maxForms {
		return nil, fmt.Errorf("nplurals is %q, not 1 to %d", forms, maxForms)
	}
	if rule, found = strings.CutPrefix(strings.TrimSpace(rule), "plural="); !found {
		return nil, fmt.Errorf("no plural= in %q", s)
	}
	if p.rule, err = parseRule(strings.TrimSuffix(strings.TrimSpace(rule), ";")); err != nil {
		return nil, err
	}
	for _, n := range trials() {
		if form, ok := p.rule.value(n); !ok || form >= uint64(p.Forms) {
			return nil, fmt.Errorf("the plural rule gives no form below %d for n=%d", p.Forms, n)
		}
	}
	return &p, nil
}

// trials are the numbers a rule is tried with: in living languages it looks at
// the last two digits, and at whole millions.
func trials() []uint64 {
	all := []uint64{1000, 1001, 10_000, 100_000, 1_000_000, 1_000_001, 2_000_000, 1<<31 - 1, 1<<63 - 1}
	for n := range uint64(211) {
		all = append(all, n)
	}
	return all
}

// Form is the number of the form for n, from 0 to Forms-1.
func (p *Plural) Form(n int) int {
	if n < 0 {
		n = -n
	}
	form, ok := p.rule.value(uint64(n))
	if !ok || form >= uint64(p.Forms) {
		return 0
	}
	return int(form)
}
