package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/locales"
	"github.com/urfave/cli/v3"
)

func (p *program) packPreviewFlags() []cli.Flag {
	say := func(id string) string { return p.words.Say("cli." + id) }
	return []cli.Flag{
		&cli.StringFlag{Name: "screen", Value: allScreens, HideDefault: true, Usage: say("locale.screen")},
		&cli.StringFlag{Name: "size", Value: "80x24", HideDefault: true, Usage: say("locale.size")},
		&cli.StringFlag{Name: "face", Value: fullFace, Usage: say("flag.face")},
		&cli.BoolFlag{Name: "html", Usage: say("flag.html")},
		&cli.BoolFlag{Name: "watch", Usage: say("flag.watch")},
	}
}

// The faces that a preview can show.
const (
	fullFace  = "full"
	plainFace = "plain"
)

// packPreview shows every screen of questionnaires, built in or an author's own.
func (p *program) packPreview(_ context.Context, c *cli.Command) error {
	v := still{words: p.words, said: c.String("face") == plainFace}
	var ok bool
	if v.width, v.height, ok = size(c.String("size")); !ok {
		return p.refuse("cli.locale.no-size", locale.A("given", c.String("size")))
	}
	if face := c.String("face"); face != fullFace && face != plainFace {
		return p.refuse("cli.no-face", locale.A("given", face), locale.A("right", fullFace+", "+plainFace))
	}
	if c.Args().Len() != 1 {
		return p.refuse("cli.preview-usage")
	}
	if c.Bool("html") { // as on a terminal that draws: nothing is turned round twice
		v.drawing.Bidi = text.Visual
		if err := p.forPeople("html"); err != nil {
			return err
		}
	}
	name := c.Args().First()
	p.confine(guard.Folders{Read: []string{name}})
	if !c.Bool("watch") || !isFolder(name) {
		return p.previewPack(c, v)
	}
	for {
		shown := stampOf(name) // before it is read: what is saved meanwhile is a change
		switch err := p.previewPack(c, v); {
		case p.out.failed():
			return err
		case err == nil:
			p.line(p.words.Say("cli.preview-waits"))
		case !errors.Is(err, errSaid):
			return err
		}
		untilChanged(name, shown)
	}
}

// previewPack reads what was named as it stands now and shows it.
func (p *program) previewPack(c *cli.Command, v still) error {
	desks, err := p.readable(c.Args().Slice())
	if err != nil {
		return err
	}
	d := desks[0]
	for _, pack := range d.Packs {
		if v.words, err = locale.Load(besides{locales.FS, d.translations}, p.words.Tag()); err != nil {
			return p.refuse("cli.no-language", locale.A("given", string(p.words.Tag())))
		}
		screens := v.of(p.previewed(v.words, d.Library.Only(pack), v.drawing))
		if c.Bool("html") {
			err = v.page(p.out, pack, only(screens, c.String("screen")))
		} else {
			err = p.showStills(screens, c.String("screen"), v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// only leaves the screens that were asked for.
func only(all iter.Seq2[string, [][]string], wanted string) iter.Seq2[string, [][]string] {
	return func(yield func(string, [][]string) bool) {
		for id, screens := range all {
			if asksFor(wanted, id) && !yield(id, screens) {
				return
			}
		}
	}
}

// page writes screens as a page for a browser. Rows come in the order in which
// they are seen, so the browser is told to leave them so.
func (v still) page(out io.Writer, pack *content.Pack, all iter.Seq2[string, [][]string]) error {
	say := func(format string, args ...any) error {
		_, err := fmt.Fprintf(out, format, args...)
		return err
	}
	err := say(`<!doctype html>
<html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
<style>body{font:1em sans-serif;margin:1em}figure{margin:0 0 2em}pre{font:1em/1.25 monospace;border:1px solid;display:inline-block;padding:.5em;margin:.3em 0;max-width:100%%;overflow:auto}
pre.seen{unicode-bidi:bidi-override;direction:ltr}</style></head><body>
`, html.EscapeString(string(v.words.Tag())), html.EscapeString(string(pack.ID)))
	kind := ` class="seen"`
	if v.said {
		kind = ` dir="auto"`
	}
	for id, screens := range all {
		for _, rows := range screens {
			if err == nil {
				err = say("<figure><figcaption>%s</figcaption><pre%s>%s</pre></figure>\n", html.EscapeString(id), kind, html.EscapeString(strings.Join(rows, "\n")))
			}
		}
	}
	if err == nil {
		err = say("</body></html>\n")
	}
	return err
}

// besides is a folder of languages with those that a questionnaire brings.
type besides struct {
	fs.FS
	brought fs.FS
}

func (b besides) Open(name string) (fs.File, error) {
	f, err := b.FS.Open(name)
	if err != nil && b.brought != nil {
		return b.brought.Open(name)
	}
	return f, err
}

// look is how often a folder is looked at for a change.
const look = 500 * time.Millisecond

// untilChanged waits until the folder is no longer as it was when last shown.
func untilChanged(dir, shown string) {
	for stampOf(dir) == shown {
		time.Sleep(look)
	}
}

// stampOf tells one state of a folder from another.
func stampOf(dir string) string {
	var b strings.Builder
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error { // what cannot be read now is read later
		if err != nil || d.IsDir() {
			return nil
		}
		if info, err := os.Stat(name); err == nil {
			fmt.Fprintln(&b, name, info.Size(), info.ModTime().UnixNano())
		}
		return nil
	})
	return b.String()
}
