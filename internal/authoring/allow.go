package authoring

import (
	"regexp"
	"strings"

	"alcove.example/internal/content"
)

// allowance is how an author switches a rule off in one place.
var allowance = regexp.MustCompile(`(?:^|\s)# lint: allow\b(.*)$`)

var allowed = regexp.MustCompile(`^\s+([A-Z][0-9]{3})\b[\s:,.–-]*(.*)$`)

// an allow covers the lines from and to, both included.
type allow struct {
	at       content.Place
	code     string
	from, to int
	used     bool
}

// allow takes away what authors allowed, and reports allowances that have no
// reason or hide nothing. Errors of reading cannot be allowed.
func (d *desk) allow() {
	for _, file := range d.Files() {
		allows := d.allowsIn(file)
		kept := d.findings[:0:0]
		for _, f := range d.findings {
			if f.File == file && covered(f, allows) {
				continue
			}
			kept = append(kept, f)
		}
		d.findings = kept
		for _, a := range allows {
			if !a.used && d.Library != nil {
				d.findAs(RuleOf("Y008"), a.at, a.code)
			}
		}
	}
}

func covered(f Finding, allows []*allow) bool {
	r := RuleOf(f.Code)
	if r == nil || r.look == nil {
		return false
	}
	hit := false
	for _, a := range allows {
		if a.code == f.Code && f.Line >= a.from && f.Line <= a.to {
			a.used, hit = true, true
		}
	}
	return hit
}

// allowsIn reads the allowances of a file. One at the end of a line covers that
// line; one on a line of its own covers the next line that is no comment, or the
// whole item or field that begins there.
func (d *desk) allowsIn(file string) []*allow {
	var out []*allow
	lines := d.linesOf(file)
	for i, line := range lines {
		if !strings.Contains(line, "# lint:") {
			continue
		}
		m := allowance.FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		at := content.Place{File: file, Line: i + 1, Col: strings.Index(line, "# lint:") + 1}
		said := allowed.FindStringSubmatch(line[m[2]:m[3]])
		if said == nil || len(strings.Fields(said[2])) < 2 || RuleOf(said[1]) == nil {
			d.findAs(RuleOf("Y007"), at, strings.TrimSpace(line[m[2]:m[3]]))
			continue
		}
		a := &allow{at: at, code: said[1], from: i + 1, to: i + 1}
		if comment(line) {
			a.from, a.to = block(lines, i+1)
		}
		out = append(out, a)
	}
	return out
}

func comment(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "#") }

// block gives the lines, from 1, of what begins after line i: the first line that
// is no comment, and those that are indented more.
func block(lines []string, i int) (from, to int) {
	for i < len(lines) && (comment(lines[i]) || strings.TrimSpace(lines[i]) == "") {
		i++
	}
	if i == len(lines) {
		return i, i
	}
	deep := indent(lines[i])
	for to = i + 1; to < len(lines) && (strings.TrimSpace(lines[to]) == "" || indent(lines[to]) > deep); to++ {
	}
	return i + 1, to
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
