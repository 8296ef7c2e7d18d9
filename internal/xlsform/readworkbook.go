package xlsform

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// workbook is a file of a spreadsheet program that is being read.
type workbook struct {
	parts  map[string]*zip.File
	left   int64 // bytes that may still be unpacked
	tokens int   // elements, attributes and texts that were read
	shared []string
	book   *Book
}

func readWorkbook(data []byte) (*Book, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, ErrDamaged
	}
	if len(z.File) > mostParts {
		return nil, ErrTooLarge
	}
	w := &workbook{parts: map[string]*zip.File{}, left: mostXML, book: &Book{}}
	for _, f := range z.File {
		w.parts[f.Name] = f
	}
	if err := w.readShared(); err != nil {
		return nil, err
	}
	sheets, err := w.readNames()
	if err != nil {
		return nil, err
	}
	for _, s := range sheets {
		if !wanted(s.name) {
			continue
		}
		if err := w.readSheet(s.name, s.part); err != nil {
			return nil, err
		}
	}
	return w.book, nil
}

// wanted are the sheets that are looked into: those of a form.
func wanted(name string) bool {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "survey", "choices", "settings", "external_choices", "entities", "osm":
		return true
	}
	return false
}

// open unpacks a part, no further than what is left to unpack.
func (w *workbook) open(name string) (io.ReadCloser, *xml.Decoder, error) {
	f := w.parts[name]
	if f == nil {
		return nil, nil, ErrDamaged
	}
	if f.UncompressedSize64 > uint64(w.left) {
		return nil, nil, ErrTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, ErrDamaged
	}
	d := xml.NewDecoder(&bounded{r: r, left: &w.left})
	d.Strict = true
	return r, d, nil
}

// bounded ends in ErrTooLarge where too much comes out, in all or in one tag or
// text.
type bounded struct {
	r    io.Reader
	left *int64
	run  int // bytes since the last tag began
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if last := bytes.LastIndexByte(p[:n], '<'); last >= 0 {
		b.run = n - last
	} else {
		b.run += n
	}
	if *b.left -= int64(n); *b.left < 0 || b.run > mostTag {
		return 0, ErrTooLarge
	}
	return n, err
}

// each hands over the elements and texts of a part. A declaration (of
// entities, say) ends it.
func (w *workbook) each(name string, take func(xml.Token) error) error {
	r, d, err := w.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	for {
		t, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, ErrTooLarge):
			return ErrTooLarge
		case err != nil:
			return ErrDamaged
		}
		w.tokens++
		switch t := t.(type) {
		case xml.Directive:
			return ErrDamaged
		case xml.StartElement:
			w.tokens += 2 * len(t.Attr) // each is kept with its name
		}
		if w.tokens > mostTokens {
			return ErrTooLarge
		}
		if err := take(t); err != nil {
			return err
		}
	}
}

// readShared reads the texts that cells refer to.
func (w *workbook) readShared() error {
	if w.parts["xl/sharedStrings.xml"] == nil {
		return nil
	}
	var one strings.Builder
	in, spoken := false, 0
	return w.each("xl/sharedStrings.xml", func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				one.Reset()
			case "t":
				in = true
			case "rPh": // how it is spoken, which is not what is written
				spoken++
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "si":
				if w.shared = append(w.shared, one.String()); len(w.shared) > mostCells {
					return ErrTooLarge
				}
			case "t":
				in = false
			case "rPh":
				spoken--
			}
		case xml.CharData:
			if in && spoken == 0 {
				one.Write(t)
			}
		}
		return nil
	})
}

// a named part is a sheet and where it is kept.
type namedPart struct{ name, part string }

// readNames reads which sheets there are, in their order.
func (w *workbook) readNames() ([]namedPart, error) {
	targets := map[string]string{}
	err := w.each("xl/_rels/workbook.xml.rels", func(t xml.Token) error {
		if s, ok := t.(xml.StartElement); ok && s.Name.Local == "Relationship" {
			targets[attribute(s, "Id")] = attribute(s, "Target")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []namedPart
	err = w.each("xl/workbook.xml", func(t xml.Token) error {
		s, ok := t.(xml.StartElement)
		if !ok || s.Name.Local != "sheet" {
			return nil
		}
		if len(out) >= mostSheets {
			return ErrTooLarge
		}
		target := targets[attribute(s, "id")]
		if !strings.HasPrefix(target, "/") {
			target = "/xl/" + target
		}
		out = append(out, namedPart{attribute(s, "name"), strings.TrimPrefix(path.Clean(target), "/")})
		return nil
	})
	return out, err
}

func attribute(s xml.StartElement, name string) string {
	for _, a := range s.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
