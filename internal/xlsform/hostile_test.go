package xlsform_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/xlsform"
)

// zipped is a workbook of these parts; those that are not named are as they
// should be.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="survey" r:id="r1"/><sheet name="choices" r:id="r2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheet(heading + inline("note", "a", "A")),
		"xl/worksheets/sheet2.xml":   sheet(inline("list_name", "name", "label")),
	}
	for name, text := range parts {
		all[name] = text
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range all {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func sheet(rows string) string { return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>" }

func inline(cells ...string) string {
	s := "<row>"
	for _, c := range cells {
		s += `<c t="inlineStr"><is><t>` + c + `</t></is></c>`
	}
	return s + "</row>"
}

var heading = inline("type", "name", "label", "relevant", "calculation")

// hostile are files made to do harm, each with what has to come of it: one of
// the errors, or nil where the rest can be read.
func hostile(t testing.TB) map[string]struct {
	data []byte
	name string
	want error
} {
	type file = struct {
		data []byte
		name string
		want error
	}
	book := func(parts map[string]string, want error) file { return file{zipped(t, parts), "a.xlsx", want} }
	survey := func(rows string, want error) file {
		return book(map[string]string{"xl/worksheets/sheet1.xml": sheet(heading + rows)}, want)
	}
	long := strings.Repeat("x", 1<<20)
	deep := strings.Repeat("(", 3000) + "${a}='1'"
	doubling := &strings.Builder{}
	for i := range 400 {
		fmt.Fprintf(doubling, "%s", inline("calculate", fmt.Sprintf("c%d", i+1), "", "", fmt.Sprintf("if(${c%d}='a' or ${c%d}='b', 'a', 'b')", i, i)))
	}
	wide := &strings.Builder{}
	for i := range 300 {
		fmt.Fprintf(wide, `<sheet name="s%d" r:id="r1"/>`, i)
	}
	choices := &strings.Builder{}
	for i := range 100 {
		choices.WriteString(inline("l", fmt.Sprintf("c%d", i), strings.Repeat("y", 3000)))
	}
	return map[string]file{
		"a bomb":                 book(map[string]string{"xl/sharedStrings.xml": "<sst>" + strings.Repeat(" ", 400<<20>>3) + "</sst>"}, xlsform.ErrTooLarge),
		"entities":               book(map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE a [<!ENTITY b "` + long[:9999] + `"><!ENTITY c "&b;&b;&b;">]>` + sheet(inline("&c;"))}, xlsform.ErrDamaged),
		"entities from a file":   book(map[string]string{"xl/workbook.xml": `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook>&b;</workbook>`}, xlsform.ErrDamaged),
		"an entity":              survey(inline("&b;"), xlsform.ErrDamaged),
		"a million rows":         survey(strings.Repeat("<row/>", 600000), xlsform.ErrTooLarge),
		"rows of text":           survey(strings.Repeat(inline("text", "a", "A"), 40000), xlsform.ErrTooLarge),
		"a far column":           survey(`<row><c r="XFD1" t="inlineStr"><is><t>a</t></is></c></row>`, xlsform.ErrTooLarge),
		"a column beyond":        survey(`<row><c r="ZZZZZZZZZZZZZZ1"><v>1</v></c></row>`, xlsform.ErrTooLarge),
		"far columns in rows":    survey(strings.Repeat(`<row><c r="GQ1" t="b"><v>1</v></c></row>`, 19000), xlsform.ErrTooLarge),
		"one text many times":    book(map[string]string{"xl/sharedStrings.xml": "<sst><si><t>" + long + "</t></si></sst>", "xl/worksheets/sheet1.xml": sheet(heading + strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 9000))}, xlsform.ErrTooLarge),
		"a shared text beyond":   survey(`<row><c t="s"><v>99</v></c></row>`, xlsform.ErrDamaged),
		"many shared texts":      book(map[string]string{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si/>", 700000) + "</sst>"}, xlsform.ErrTooLarge),
		"a path out":             book(map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="../../../../etc/passwd"/></Relationships>`}, xlsform.ErrDamaged),
		"a link to the outside":  book(map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="http://example.org/a.xml" TargetMode="External"/></Relationships>`}, xlsform.ErrDamaged),
		"many sheets":            book(map[string]string{"xl/workbook.xml": "<workbook><sheets>" + wide.String() + "</sheets></workbook>"}, xlsform.ErrTooLarge),
		"deep elements":          book(map[string]string{"xl/worksheets/sheet1.xml": strings.Repeat("<a>", 1<<20)}, xlsform.ErrTooLarge),
		"attributes":             book(map[string]string{"xl/worksheets/sheet1.xml": "<worksheet " + strings.Repeat(`a="b" `, 600000) + "/>"}, xlsform.ErrTooLarge),
		"more attributes":        book(map[string]string{"xl/worksheets/sheet1.xml": strings.Repeat("<a "+strings.Repeat(`a="b" `, 20000)+"/>", 30)}, xlsform.ErrTooLarge),
		"broken XML":             book(map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><row"}, xlsform.ErrDamaged),
		"half a file":            {zipped(t, nil)[:400], "a.xlsx", xlsform.ErrDamaged},
		"too many bytes":         {make([]byte, xlsform.MostBytes+1), "a.xlsx", xlsform.ErrTooLarge},
		"deep conditions":        survey(inline("note", "b", "B", deep), nil),
		"conditions that double": survey(inline("integer", "c", "C")+inline("calculate", "c0", "", "", "if(${c}&gt;1, 'a', 'b')")+doubling.String(), nil),
		"long lists":             book(map[string]string{"xl/worksheets/sheet1.xml": sheet(heading + strings.Repeat(inline("select_one l", "a", "A"), 499)), "xl/worksheets/sheet2.xml": sheet(inline("list_name", "name", "label") + choices.String())}, xlsform.ErrTooLarge),
		"groups in groups":       survey(strings.Repeat(inline("begin group", "g", "G", "${a} = '1'"), 10000)+inline("note", "a", "A"), nil),
		"like names":             survey(strings.Repeat(inline("text", "ä", "A"), 9000), nil),
		"a row of commas":        {[]byte("type,name,label\n" + strings.Repeat(",", 1<<20) + "\n"), "a.csv", xlsform.ErrTooLarge},
		"many rows of commas":    {[]byte("type,name,label\n" + strings.Repeat(",,\n", 1<<20)), "a.csv", xlsform.ErrTooLarge},
		"a quote without an end": {[]byte("type,name,label\n\"" + strings.Repeat("a,\n", 1<<20)), "a.csv", xlsform.ErrTooLarge},
		"a row of bars":          {[]byte("| survey |\n" + strings.Repeat("|a", 1<<20)), "a.md", xlsform.ErrTooLarge},
	}
}

// Bounds for one file: hang is no measure of speed, it only ends what would not.
const (
	hang       = 10 * time.Second
	mostMemory = 64 << 20
)

func TestHostileFilesEndSoonAndSmall(t *testing.T) {
	for name, f := range hostile(t) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			began := time.Now()
			err := takeIn(f.name, f.data)
			took := time.Since(began)
			runtime.ReadMemStats(&after)
			spent := after.TotalAlloc - before.TotalAlloc
			if !errors.Is(err, f.want) {
				t.Fatalf("%v, want %v", err, f.want)
			}
			if took > hang {
				t.Errorf("took %v", took)
			}
			if spent > mostMemory {
				t.Errorf("took %d MiB", spent>>20)
			}
			t.Logf("%v, %d KiB", took, spent>>10)
		})
	}
}

// takeIn does all that the program does with a file.
func takeIn(name string, data []byte) error {
	book, err := xlsform.Read(name, data)
	if err != nil {
		return err
	}
	form, err := xlsform.Import(book, xlsform.Setting{ID: "a-form", Other: "Other", Today: day})
	if err != nil {
		return err
	}
	form.Files(plainWords{})
	return nil
}
