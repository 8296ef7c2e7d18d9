package xlsform_test

import (
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/xlsform"
)

// holds imports a file; what comes of it must be a pack that loads, with
// translations that can be read, and a verdict for each row.
func holds(t *testing.T, name string, data []byte) {
	book, err := xlsform.Read(name, data)
	if err != nil {
		return
	}
	form, err := xlsform.Import(book, xlsform.Setting{ID: "a-form", Other: "Other", Today: day})
	if err != nil {
		return
	}
	files := folder(form)
	if _, _, err := (&content.Library{}).LoadPack(files); err != nil {
		t.Fatalf("%v\n%s", err, files["pack.yaml"].Data)
	}
	for name, f := range files {
		if strings.HasSuffix(name, ".po") {
			if _, err := locale.ReadPO(name, f.Data); err != nil {
				t.Fatalf("%v\n%s", err, f.Data)
			}
		}
	}
	rows := 0
	for _, s := range []string{"survey", "choices", "settings"} {
		if sheet := book.Sheet(s); sheet != nil && len(sheet.Rows) > 0 {
			rows += len(sheet.Rows) - 1
		}
	}
	if rows != len(form.Rows) {
		t.Fatalf("%d rows, %d verdicts", rows, len(form.Rows))
	}
}

func FuzzTable(f *testing.F) {
	f.Add(household)
	f.Fuzz(func(t *testing.T, s string) { holds(t, "a.md", []byte(s)) })
}

func FuzzCSV(f *testing.F) {
	f.Add("type,name,label::fr,hint,relevant\nselect_one l,a,\"B, c\",,\nnote,b,C,,${a} = 'x'\n")
	f.Add("survey,,,\n,type,name,label\n,integer,a,A\nchoices,,,\n,list name,name,label\n,l,a,A\n")
	f.Fuzz(func(t *testing.T, s string) { holds(t, "a.csv", []byte(s)) })
}

func FuzzWorkbook(f *testing.F) {
	for _, one := range hostile(f) {
		if len(one.data) < 5000 && one.name == "a.xlsx" {
			f.Add(one.data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { holds(t, "a.xlsx", data) })
}

// FuzzSheet is the part of a workbook that its author writes; a packed file
// seldom stays one when it is changed at random.
func FuzzSheet(f *testing.F) {
	f.Add(heading+inline("select_one l", "a", "A", "", "")+`<row r="9"><c r="C9" t="s"><v>0</v></c></row>`, "<sst><si><t>a</t></si></sst>")
	f.Add("<row><t>a</t></c></row>"+heading, "<sst></t></si></sst>")
	f.Fuzz(func(t *testing.T, rows, shared string) {
		holds(t, "a.xlsx", zipped(t, map[string]string{"xl/worksheets/sheet1.xml": sheet(rows), "xl/sharedStrings.xml": shared}))
	})
}

// FuzzExpression shows any expression as a condition and a calculation.
func FuzzExpression(f *testing.F) {
	for _, s := range []string{"${one} = 'a' and not(selected(${one}, \"a\"))", "count-selected(${many}) >= 1 or ${n} < 5", "if(${n}>1,'a','b')", ". > 3 and . <= 9", ".<=0", "\uffff", "((("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.NewReplacer("|", "", "\n", "", "\r", "").Replace(s)
		holds(t, "a.md", []byte("| survey |\n| | type | name | label | relevant | constraint | calculation |\n| | select_one l | one | A |\n| | select_multiple l | many | A | | "+s+
			" |\n| | integer | n | A | | "+s+" |\n| | calculate | c | | | | "+s+" |\n| | begin group | g | G | "+s+" |\n| | note | x | X | "+s+
			" |\n| | end group |\n| | note | y | X | ${c} = 'a' |\n| choices |\n| | list_name | name | label |\n| | l | a | A |\n| | l | b | B |\n"))
	})
}
