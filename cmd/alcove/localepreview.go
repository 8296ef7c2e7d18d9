package main

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/plain"
	"alcove.example/internal/tour"
	"alcove.example/internal/tui"
	"alcove.example/internal/vault"
	"alcove.example/locales"
	"github.com/urfave/cli/v3"
)

func (p *program) previewCommand(dir cli.Flag) *cli.Command {
	say := func(id string) string { return p.words.Say("cli.locale." + id) }
	return &cli.Command{Name: "preview", Usage: say("preview"), UsageText: say("preview.usage"), Action: p.preview, Flags: []cli.Flag{
		dir,
		&cli.StringFlag{Name: "screen", Value: allScreens, HideDefault: true, Usage: say("screen")},
		&cli.StringFlag{Name: "size", Value: "80x24", HideDefault: true, Usage: say("size")},
	}}
}

// allScreens asks for every screen.
const allScreens = "all"

// preview shows screens as text, so that nobody needs a picture of one.
func (p *program) preview(_ context.Context, c *cli.Command) error {
	width, height, ok := size(c.String("size"))
	if !ok {
		return p.refuse("cli.locale.no-size", locale.A("given", c.String("size")))
	}
	tree, err := p.treeOrShipped(c)
	if err != nil {
		return err
	}
	tag := p.words.Tag()
	if c.Args().Present() {
		tag = locale.Tag(c.Args().First())
	}
	words, err := locale.Load(overEnglish{tree}, tag)
	if err != nil || c.Args().Len() > 1 {
		return p.refuse("cli.no-language", locale.A("given", string(tag)))
	}
	lib, err := p.shipped()
	if err != nil {
		return err
	}
	v := still{words: words, drawing: app.Drawing{}, width: width, height: height}
	return p.showStills(v.of(p.previewed(words, lib, v.drawing)), c.String("screen"), v)
}

// showStills prints screens that were asked for, with the rest of each page below
// it, or says which there are.
func (p *program) showStills(all iter.Seq2[string, [][]string], wanted string, v still) error {
	kinds, shown := map[string]bool{}, false
	for id, screens := range all {
		kinds[kindOf(id)] = true
		if !asksFor(wanted, id) {
			continue
		}
		shown = true
		for _, rows := range screens {
			p.line(p.words.Say("cli.locale.screen-line", locale.A("name", id), locale.A("language", string(v.words.Tag())),
				locale.A("size", strconv.Itoa(v.width)+"x"+strconv.Itoa(v.height))))
			for _, row := range rows {
				fmt.Fprintln(p.out, strings.TrimRight(row, " "))
			}
		}
		if wanted == id {
			break
		}
	}
	if !shown {
		return p.refuse("cli.locale.no-screen", locale.A("given", wanted), locale.A("names", strings.Join(slices.Sorted(maps.Keys(kinds)), " ")))
	}
	return nil
}

// kindOf is what a page is, without what it is about.
func kindOf(id string) string {
	kind, _, _ := strings.Cut(id, ":")
	return kind
}

// asksFor reports whether a page is among those that were asked for: one, all of
// its kind, or all.
func asksFor(wanted, id string) bool {
	return wanted == allScreens || wanted == kindOf(id) || wanted == id
}

// A still is how screens are to be shown in a preview.
type still struct {
	words         *locale.Words
	drawing       app.Drawing
	said          bool // line by line, not in a window
	width, height int
}

// of is every page that a walk comes past, by its id, as rows of each screen.
func (v still) of(start tour.Start) iter.Seq2[string, [][]string] {
	return func(yield func(string, [][]string) bool) {
		tour.Walk(start, func(s *app.Session, page app.Page) bool {
			if v.said {
				return yield(page.ID, [][]string{plain.Still(s, v.width)})
			}
			return yield(page.ID, tui.Stills(s, v.width, v.height))
		})
	}
}

// previewed begins runs in a language that keep nothing outside of memory. The
// day is the same each time, so that two previews can be compared.
func (p *program) previewed(words *locale.Words, lib *content.Library, drawing app.Drawing) tour.Start {
	now := func() time.Time { return time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC) }
	languages := []app.NamedLanguage{{Tag: locale.English, Name: english}}
	if words.Tag() != locale.English {
		languages = append([]app.NamedLanguage{{Tag: words.Tag(), Name: string(words.Tag())}}, languages...)
	}
	return func(disk vault.FS) (*app.Session, app.Job) {
		return app.New(app.Env{
			Words: words, Languages: languages,
			LoadWords: func(locale.Tag) (*locale.Words, error) { return words, nil },
			Library:   func() (*content.Library, error) { return lib, nil },
			Now:       now, Version: "1.0", Drawing: &drawing,
			Vault: app.VaultPlace{Default: "keep", Options: vault.Options{Clock: now, Disk: disk},
				Generate: func(int) (string, error) { return "one two three four five six", nil },
				Digits:   func() string { return strings.Repeat("1234567890", 3)[:24] }},
		})
	}
}

var sizes = regexp.MustCompile(`^(\d{1,3})x(\d{1,3})$`)

// size reads columns and lines. A window may be as small as the program works in.
func size(s string) (width, height int, ok bool) {
	m := sizes.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	width, _ = strconv.Atoi(m[1]) // digits, by the expression
	height, _ = strconv.Atoi(m[2])
	return width, height, width >= 40 && width <= 200 && height >= 12 && height <= 100
}

// overEnglish is a folder of languages with the program's own English, which a
// translator's folder need not have.
type overEnglish struct{ fs.FS }

func (o overEnglish) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, string(locale.English)+"/") {
		return locales.FS.Open(name)
	}
	return o.FS.Open(name)
}
