package text

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the tables of the package anew from the data in testdata")

// checkTable compares a generated file with what the data of today make of it.
func checkTable(t *testing.T, name, doc, body string) {
	t.Helper()
	source := "// Code generated from the data in testdata/unicode; DO NOT EDIT.\n\npackage text\n\n" + doc + body
	want, err := format.Source([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the data say; write it anew with -update", name)
	}
}

func TestTablesOfMirrors(t *testing.T) {
	var b strings.Builder
	n := 0
	for line := range published(t, "BidiMirroring.txt") {
		from, to, _ := strings.Cut(line, ";")
		if n%6 == 0 {
			b.WriteString("\n")
		}
		n++
		fmt.Fprintf(&b, "{0x%04x, 0x%04x},", hex(t, from)[0], hex(t, to)[0])
	}
	checkTable(t, "mirrors.go", "// mirrors is each character that has a mirror image, and that image, in order.\nvar mirrors = [...][2]rune{",
		b.String()+"\n}\n")
}

func TestTablesOfArabic(t *testing.T) {
	letters := map[rune]arabicLetter{}
	for line := range published(t, "ArabicShaping.txt") {
		f := strings.Split(line, ";")
		r := hex(t, f[0])[0]
		joins := map[string]joining{"R": joinsBefore, "D": joinsBoth, "C": joinsBoth}[strings.TrimSpace(f[2])]
		inArabic := r >= 0x620 && r <= 0x6ff || r >= 0x750 && r <= 0x77f || r >= 0x870 && r <= 0x8ff
		if inArabic && (joins != joinsNothing || strings.TrimSpace(f[2]) == "U") {
			letters[r] = arabicLetter{base: r, joins: joins}
		}
	}
	letters['\u0621'] = arabicLetter{base: '\u0621'} // joins nothing, but has a form
	alefs := map[rune]lamAlef{}
	for line := range published(t, "PresentationForms.txt") {
		f := strings.Split(line, ";")
		kind, of, _ := strings.Cut(f[5], " ")
		form, bases := hex(t, f[0])[0], hex(t, of)
		switch {
		case len(bases) == 1 && letters[bases[0]].base != 0:
			l := letters[bases[0]]
			addForm(&l, kind, form)
			letters[bases[0]] = l
		case form >= 0xfef5 && form <= 0xfefc && len(bases) == 2 && bases[0] == lam:
			a := alefs[bases[1]]
			a.alef = bases[1]
			if kind == "<final>" {
				a.final = form
			} else {
				a.isolated = form
			}
			alefs[bases[1]] = a
		}
	}
	var b strings.Builder
	for _, r := range slices.Sorted(maps.Keys(letters)) {
		l := letters[r]
		if l.joins == joinsNothing && l.isolated == 0 {
			continue
		}
		fmt.Fprintf(&b, "{0x%04x, %d, 0x%04x, 0x%04x, 0x%04x, 0x%04x},\n", l.base, l.joins, l.isolated, l.final, l.initial, l.medial)
	}
	b.WriteString("}\n\n// lamAlefs is what becomes of the letter lam before each alef.\nvar lamAlefs = [...]lamAlef{\n")
	for _, r := range slices.Sorted(maps.Keys(alefs)) {
		fmt.Fprintf(&b, "{0x%04x, 0x%04x, 0x%04x},\n", r, alefs[r].isolated, alefs[r].final)
	}
	checkTable(t, "letters.go", "// arabicLetters is the letters of the Arabic script that join others or have forms,\n// in order.\nvar arabicLetters = [...]arabicLetter{\n", b.String()+"}\n")
}

func addForm(l *arabicLetter, kind string, form rune) {
	switch kind {
	case "<isolated>":
		l.isolated = form
	case "<final>":
		l.final = form
	case "<initial>":
		l.initial = form
	case "<medial>":
		l.medial = form
	}
}
