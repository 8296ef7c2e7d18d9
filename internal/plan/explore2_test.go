package plan_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"regexp"
	"sort"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/assess"
	"alcove.example/internal/plan"
)

var explore2N = flag.Int("explore2", 0, "")

func TestExplore2(t *testing.T) {
	if *explore2N == 0 {
		t.SkipNow()
	}
	count := map[string]int{}
	first := map[string]string{}
	re := regexp.MustCompile(`^(\w+ ?\w*)`)
	steps := 0
	random(t, *explore2N, func(rt *rapid.T) {
		w := drawWorld(rt)
		lib, pack, err := w.load()
		if err != nil {
			rt.Fatal(err)
		}
		scope := assess.NewScope(lib, pack)
		for range 4 {
			c := drawCase(rt, scope)
			a := c.assess(scope)
			p := plan.Make(a, c.declined)
			r := newReference(scope.Library, scope.Pack, c.answers, c.done, c.declined, c.past)
			d := &differences{}
			d.facts(r, a)
			d.threats(r, a)
			d.headlines(r, a)
			rp := r.plan()
			d.plan(r, rp, a, p)
			d.next(r, rp, a, p)
			for _, l := range p.Lanes {
				steps += len(l)
			}
			seen := map[string]bool{}
			for _, s := range d.found {
				k := re.FindString(s)
				if !seen[k] {
					count[k]++
				}
				seen[k] = true
				v := s + c.String()
				b1, _ := json.Marshal(w.controls)
				b3, _ := json.Marshal(w.threats)
				b2, _ := json.Marshal(w.pack)
				v += "\n" + string(b1) + "\n" + string(b3) + "\n" + string(b2)
				if first[k] == "" || len(first[k]) > len(v) {
					first[k] = v
				}
			}
		}
	})
	var ks []string
	for k := range count {
		ks = append(ks, k)
	}
	sort.Strings(ks)
	fmt.Println("steps", steps)
	for _, k := range ks {
		fmt.Println(k, count[k], first[k])
	}
}
