package authoring_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
)

func TestWalksRepeat(t *testing.T) {
	lib := library(t, base(t))
	s := assess.NewScope(lib, lib.Pack("small"))
	one, two := authoring.Walk(s, 50, 7), authoring.Walk(s, 50, 7)
	if one.Asked != two.Asked || one.HandOvers != two.HandOvers || one.HandOvers == 0 || one.Asked[2] == 0 {
		t.Errorf("%+v, then %+v", one, two)
	}
	if other := authoring.Walk(s, 50, 8000); other.HandOvers == one.HandOvers && other.Asked == one.Asked {
		t.Errorf("another seed gives the same: %+v", other)
	}
}

func TestCoverage(t *testing.T) {
	files := base(t)
	lib := library(t, files)
	s := assess.NewScope(lib, lib.Pack("small"))
	trials, err := authoring.TryPersonas(files, "small", s)
	if err != nil {
		t.Fatal(err)
	}
	all := authoring.Cover(s, trials)
	if len(all.Gates)+len(all.HandOvers)+len(all.Controls) > 0 || all.Personas != 4 {
		t.Errorf("%+v", all)
	}
	if want := "devices/none"; !slices.Contains(all.Answers, want) {
		t.Errorf("answers never given %v lack %s", all.Answers, want)
	}
	few := authoring.Cover(s, trials[:1])
	if !slices.Equal(few.Gates, []content.ID{"home-watch"}) || !slices.Equal(few.HandOvers, []content.ID{"danger-now"}) {
		t.Errorf("one persona: %+v", few)
	}
}

func TestCompare(t *testing.T) {
	old := library(t, base(t))
	changed := base(t)
	controls := string(changed["knowledge/controls/all.yaml"].Data)
	changed["knowledge/controls/all.yaml"].Data = []byte(strings.Replace(controls, "reduces: {device-lost: 3}", "reduces: {}", 1))
	changed["small/pack.yaml"].Data = []byte(strings.Replace(string(changed["small/pack.yaml"].Data), "little:", "small:", 1))
	now := library(t, changed)
	personas, err := content.LoadPersonas(base(t), "small")
	if err != nil {
		t.Fatal(err)
	}
	scope := func(l *content.Library) *assess.Scope { return assess.NewScope(l, l.Pack("small")) }
	if same := authoring.Compare(scope(old), scope(old), personas); len(same) > 0 {
		t.Errorf("nothing changed: %+v", same)
	}
	changes := authoring.Compare(scope(old), scope(now), personas)
	what := map[string][]string{}
	for _, c := range changes {
		for _, m := range c.Diffs {
			what[c.Persona] = append(what[c.Persona], m.What)
		}
	}
	if !slices.Contains(what["someone with a short code and nothing else"], "today") || !slices.Equal(what["someone who is watched at home"], []string{"answers"}) {
		t.Errorf("%v", what)
	}
	if what["someone in danger"] != nil {
		t.Errorf("nothing changed for %v", what["someone in danger"])
	}
	gone := authoring.Vanished(old, now)
	if len(gone) != 1 || gone[0].String() != "small/losing-files/little" {
		t.Errorf("gone: %v", gone)
	}
}

// TestCalibration: a case of each kind, with figures that can be counted by hand.
func TestCalibration(t *testing.T) {
	lib := library(t, base(t))
	one := func(first []content.ID, well bool, answers map[content.ID]any) content.Case {
		all := map[content.ID]any{"in-danger-now": "no", "home-watch": "no", "thieves": "to-me", "devices": []string{"android"}, "losing-files": "serious"}
		maps.Copy(all, answers)
		return content.Case{Pack: "small", Answers: all, First: first, Well: well}
	}
	nothing := map[content.ID]any{"phone-code": "four", "second-step": "no", "same-password": "no", "second-copy": "no"}
	c := authoring.Calibrate(lib, []content.Case{
		one([]content.ID{"acc-second-step", "dat-second-copy"}, false, nothing),
		one([]content.ID{"dat-second-copy"}, false, nothing),
		one([]content.ID{"dat-second-copy"}, true, map[content.ID]any{"phone-code": "longer", "second-step": "yes", "same-password": "yes", "second-copy": "yes"}),
		one([]content.ID{"dat-second-copy"}, false, map[content.ID]any{"in-danger-now": "yes"}),
		one([]content.ID{"acc-second-step"}, false, map[content.ID]any{"home-watch": "yes", "second-step": "no"}),
		one([]content.ID{"acc-second-step"}, true, nothing),
		one([]content.ID{"acc-second-step"}, false, map[content.ID]any{"thieves": "everybody"}),
	})
	want := map[authoring.Placement]int{authoring.InToday: 2, authoring.InWeek: 2, authoring.InPlace: 1, authoring.OnHandOver: 1, authoring.ToThink: 1}
	if !maps.Equal(c.Placed, want) {
		t.Errorf("placed %v, want %v", c.Placed, want)
	}
	if c.FirstSame != 3 || c.Well != 2 || c.WellFell != 1 || c.Today != c.TodayRead || c.Today == 0 {
		t.Errorf("first %d, well %d, fell %d, today %d, read %d", c.FirstSame, c.Well, c.WellFell, c.Today, c.TodayRead)
	}
	if len(c.Cases[6].Wrong) != 1 || c.Cases[6].Agrees() || !c.Cases[0].Agrees() || c.Cases[5].Agrees() {
		t.Errorf("%+v", c.Cases)
	}
	total := 0
	for _, n := range c.Bands {
		total += n
	}
	if total != 3*5 {
		t.Errorf("%d headlines of five cases: %v", total, c.Bands)
	}
}
