package plan_test

import (
	"flag"
	"fmt"
	"regexp"
	"sort"
	"testing"

	"pgregory.net/rapid"

	"alcove.example/internal/assess"
	"alcove.example/internal/plan"
)

var exploreN = flag.Int("explore", 0, "")

func TestExplore(t *testing.T) {
	if *exploreN == 0 {
		t.SkipNow()
	}
	lib := library(t)
	for _, pack := range lib.Packs {
		scope := assess.NewScope(lib, pack)
		count := map[string]int{}
		first := map[string]string{}
		re := regexp.MustCompile(`^(\w+ ?\w*)`)
		random(t, *exploreN, func(rt *rapid.T) {
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
			seen := map[string]bool{}
			for _, s := range d.found {
				k := re.FindString(s)
				if !seen[k] {
					count[k]++
				}
				seen[k] = true
				if first[k] == "" {
					first[k] = s + c.String()
				}
			}
		})
		var ks []string
		for k := range count {
			ks = append(ks, k)
		}
		sort.Strings(ks)
		for _, k := range ks {
			fmt.Println(pack.ID, k, count[k], first[k])
		}
	}
}
