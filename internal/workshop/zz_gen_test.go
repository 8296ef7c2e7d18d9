package workshop

import (
	"math/rand"
	"os"
	"testing"
	"alcove.example/internal/locale"
	"alcove.example/locales"
)

func TestZZ(t *testing.T) {
	scope := shipped(t)
	k := weakKey(t)
	room := roomOf(k, scope)
	rnd := rand.New(rand.NewSource(3))
	p := Pile{Set: room.Set(), Pack: room.Pack}
	for i := range 14 {
		b := room.slipIn(Begin, map[ID]Level{})
		e := room.slipIn(End, map[ID]Level{})
		b.Code = NewID() + NewID()
		e.Code = b.Code
		for _, c := range Practices(scope) {
			x := rnd.Intn(5)
			if x < 4 { b.Now[c.ID] = Levels[x]; if x > 0 && rnd.Intn(2) == 0 { x = 0 }; e.Now[c.ID] = Levels[x] }
		}
		_ = i
		p.Slips = append(p.Slips, b, e)
	}
	res, _, err := p.Publish(scope, NewLedger())
	if err != nil { t.Fatal(err) }
	for _, tag := range []locale.Tag{"en", "ar-XB"} {
		w, _ := locale.Load(locales.FS, tag)
		for _, f := range Formats {
			out, _ := os.Create("/tmp/W1/report." + string(tag) + "." + f.Name)
			if err := f.Write(out, View{Words: w, Scope: scope, Result: res}); err != nil { t.Fatal(err) }
			out.Close()
		}
	}
}
