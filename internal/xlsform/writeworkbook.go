package xlsform

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	sheetML     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relations   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageML   = "http://schemas.openxmlformats.org/package/2006/"
	sheetType   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Workbook is the book as a file of a spreadsheet program (.xlsx). All cells are
// texts, so that nothing in them is reckoned. Same book, same bytes.
func (b *Book) Workbook() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	put := func(name, text string) error {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(declaration + text))
		}
		return err
	}
	types, sheets, links := &strings.Builder{}, &strings.Builder{}, &strings.Builder{}
	for i, s := range b.Sheets {
		n := strconv.Itoa(i + 1)
		fmt.Fprintf(types, `<Override PartName="/xl/worksheets/sheet%s.xml" ContentType="%sworksheet+xml"/>`, n, sheetType)
		fmt.Fprintf(sheets, `<sheet name="%s" sheetId="%s" r:id="rId%s"/>`, escaped(s.Name), n, n)
		fmt.Fprintf(links, `<Relationship Id="rId%s" Type="%s/worksheet" Target="worksheets/sheet%s.xml"/>`, n, relations, n)
	}
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="` + packageML + `content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + sheetType + `sheet.main+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packageML + `relationships"><Relationship Id="rId1" Type="` + relations +
			`/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + sheetML + `" xmlns:r="` + relations + `"><sheets>` + sheets.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packageML + `relationships">` + links.String() + `</Relationships>`},
	}
	for i, s := range b.Sheets {
		parts = append(parts, struct{ name, text string }{"xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml", s.xml()})
	}
	for _, p := range parts {
		if err := put(p.name, p.text); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (s *Sheet) xml() string {
	var w strings.Builder
	w.WriteString(`<worksheet xmlns="` + sheetML + `"><sheetData>`)
	for _, l := range s.Rows {
		fmt.Fprintf(&w, `<row r="%d">`, l.Number)
		for i, c := range l.Cells {
			if c != "" {
				fmt.Fprintf(&w, `<c r="%s%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, letters(i), l.Number, escaped(c))
			}
		}
		w.WriteString("</row>")
	}
	w.WriteString("</sheetData></worksheet>")
	return w.String()
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
