package assess_test

import (
	"fmt"
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
)

// TestFacts is the table of the model, cell by cell: what each fact is when it
// was answered, not known, withheld, not asked, or does not apply.
func TestFacts(t *testing.T) {
	s := scope(t, questions)
	intent := func(a *assess.Assessment) any { return a.Facts.Intent["state"] }
	harm := func(a *assess.Assessment) any { return a.Facts.Sensitivity["files"][content.C] }
	kept := func(a *assess.Assessment) any { return a.Facts.Sensitivity["files"][content.I] }
	inPlace := func(a *assess.Assessment) any { i, _ := s.Index("k-one"); return a.Facts.InPlace[i] }
	use := func(a *assess.Assessment) any { i, _ := s.Index("k-one"); return a.Facts.Use[i] }
	second := func(a *assess.Assessment) any { i, _ := s.Index("k-two"); return a.Facts.InPlace[i] }
	exposure := func(a *assess.Assessment) any { i, _ := s.ThreatIndex("trick"); return a.Threats[i].Works[content.I] }
	recent := func(a *assess.Assessment) any { return a.Facts.Recent["trick"] }
	sign := func(a *assess.Assessment) any { return a.Facts.Sign["spyware"] }
	near := func(a *assess.Assessment) any { return a.Facts.Trigger["trick"] }
	weight := func(a *assess.Assessment) any { return a.Facts.Weight }
	gate := func(a *assess.Assessment) any { return a.Facts.Gates["home-watch"] }
	android := func(a *assess.Assessment) any { return a.Facts.Platforms["android"] }
	ios := func(a *assess.Assessment) any { return a.Facts.Platforms["ios"] }
	floor := func(id content.ID) func(*assess.Assessment) any {
		return func(a *assess.Assessment) any { return a.Facts.Floor[id] }
	}
	handOver := func(a *assess.Assessment) any { return a.HandOvers }
	for _, c := range []struct {
		name string
		fact func(*assess.Assessment) any
		said string
		want any
	}{
		{"intent", intent, "", "[0 0 0]"},
		{"intent", intent, "q-state me", "[4 4 4]"},
		{"intent", intent, "q-state other", "[0 0 0]"},
		{"intent", intent, "q-state dont-know", "[1 2 3]"},
		{"intent", intent, "q-state skip", "[2 2 2]"},
		{"intent", intent, "q-state not-applicable", "[0 0 0]"},
		{"intent: the highest of two", intent, "q-state might q-state-again like", "[3 3 3]"},
		{"intent: the highest of two", intent, "q-state me q-state-again other", "[4 4 4]"},
		{"intent: each reading on its own", intent, "q-state dont-know q-state-again skip", "[2 2 3]"},
		{"sensitivity", harm, "", "[2 2 2]"},
		{"sensitivity", harm, "q-harm grave", "[4 4 4]"},
		{"sensitivity: not named by the chosen answer", harm, "q-harm other", "[2 2 2]"},
		{"sensitivity", harm, "q-harm dont-know", "[2 3 4]"},
		{"sensitivity", harm, "q-harm skip", "[3 3 3]"},
		{"sensitivity", harm, "q-harm not-applicable", "[2 2 2]"},
		{"sensitivity: the latest of two", harm, "q-harm grave q-harm-again some", "[3 3 3]"},
		{"sensitivity: the latest of two, which does not name it", harm, "q-harm grave q-harm-again other", "[2 2 2]"},
		{"sensitivity: a letter that was not asked about", kept, "q-harm dont-know", "[1 1 1]"},
		{"in place", inPlace, "", "[0.5 0.5 0.5]"},
		{"in place", inPlace, "q-one done", "[1 1 1]"},
		{"in place", inPlace, "q-one half", "[0.5 0.5 0.5]"},
		{"in place", inPlace, "q-one open", "[0 0 0]"},
		{"in place: named by another answer", inPlace, "q-one other", "[0 0 0]"},
		{"in place", inPlace, "q-one dont-know", "[1 0 0]"},
		{"in place", inPlace, "q-one skip", "[0.5 0.5 0.5]"},
		{"in place: doesn't apply", use, "q-one not-applicable", assess.TakenOut},
		{"in place: the latest of two", inPlace, "q-one done q-one-again none", "[0 0 0]"},
		{"in place: the latest of two", use, "q-one not-applicable q-one-again half", assess.InUse},
		{"in place: the highest of several ticks", inPlace, "q-one-again done q-one-again half", "[1 1 1]"},
		{"in place: not among the ticks", second, "q-one-again done", "[0 0 0]"},
		{"exposure", exposure, "", "[0.8 0.8 0.8]"},
		{"exposure", exposure, "q-exposure half", "[0.4 0.4 0.4]"},
		{"exposure", exposure, "q-exposure out", "[0 0 0]"},
		{"exposure: not named by the chosen answer", exposure, "q-exposure other", "[0.8 0.8 0.8]"},
		{"exposure", exposure, "q-exposure dont-know", "[0.8 0.8 0.8]"},
		{"exposure", exposure, "q-exposure skip", "[0.8 0.8 0.8]"},
		{"exposure", exposure, "q-exposure not-applicable", "[0 0 0]"},
		{"recent", recent, "", "[0 0 0]"},
		{"recent", recent, "q-recent did", "[1 1 1]"},
		{"recent", recent, "q-recent other", "[0 0 0]"},
		{"recent", recent, "q-recent dont-know", "[0 0 1]"},
		{"recent", recent, "q-recent skip", "[0 0 0]"},
		{"sign", sign, "q-sign saw", "[1 1 1]"},
		{"sign", sign, "q-sign dont-know", "[0 0 1]"},
		{"sign", sign, "q-sign skip", "[0 0 0]"},
		{"trigger", near, "q-near march", "[1 1 1]"},
		{"trigger: two are no more than one", near, "q-near march q-near vote", "[1 1 1]"},
		{"trigger", near, "q-near none", "[0 0 0]"},
		{"trigger", near, "q-near dont-know", "[0 0 1]"},
		{"weight", weight, "", "[1 1 1]"},
		{"weight", weight, "q-weight private", "[1.5 1 1]"},
		{"weight", weight, "q-weight dont-know", "[1 1 1]"},
		{"weight", weight, "q-weight skip", "[1 1 1]"},
		{"gate", gate, "", content.Unknown},
		{"gate", gate, "q-gate watched", content.True},
		{"gate: its other question is open", gate, "q-gate other", content.Unknown},
		{"gate: both say no", gate, "q-gate other q-gate-again other", content.False},
		{"gate: one says yes", gate, "q-gate other q-gate-again watched", content.True},
		{"gate", gate, "q-gate dont-know", content.Unknown},
		{"gate", gate, "q-gate skip", content.Unknown},
		{"gate: one withheld", gate, "q-gate other q-gate-again skip", content.Unknown},
		{"gate: the other question is hidden", gate, "q-gate not-applicable", content.False},
		{"platform", android, "", content.Unknown},
		{"platform", android, "q-devices android", content.True},
		{"platform", android, "q-devices ios", content.False},
		{"platform", android, "q-devices none", content.False},
		{"platform", android, "q-devices dont-know", content.Unknown},
		{"platform", android, "q-devices skip", content.Unknown},
		{"platform: one question without it is enough", ios, "q-devices-again other", content.False},
		{"platform: one with it outweighs", ios, "q-devices android q-devices-again ios", content.True},
		{"person floor: a question without assets speaks of people", floor("spyware"), "q-person yes-c", "[true false false]"},
		{"person floor: no people in this threat", floor("trick"), "q-person yes-c", "[false false false]"},
		{"person floor: the assets of the question", floor("trick"), "q-person-files hurt", "[true false true]"},
		{"person floor", floor("trick"), "q-person-files dont-know", "[false false false]"},
		{"hand-over: in their order, not that of the ticks", handOver, "q-hand-over harm q-hand-over danger", "[danger-now self-harm]"},
		{"hand-over", handOver, "q-hand-over dont-know", "[]"},
	} {
		t.Run(c.name+" "+c.said, func(t *testing.T) {
			if got := fmt.Sprint(c.fact(say(t, s, strings.Fields(c.said)...))); got != fmt.Sprint(c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

// TestHiddenControls: a control all of whose questions are hidden is out, even
// if the pack lists it; one that nobody asks about is in.
func TestHiddenControls(t *testing.T) {
	s := scope(t, `
      - {id: q-first, ask: Q, answers: {a-a: A, a-b: B}}
      - {id: q-then, ask: Q, answers: {done: {text: D, controls: {k-three: "yes"}}}, show_if: {q-first: a-a}}
      - {id: q-devices, ask: Q, type: many, answers: {android: {text: A, platform: android}, ios: {text: I, platform: ios}, windows: {text: W, platform: windows}}}
`)
	use := func(id content.ID, said ...string) assess.Use {
		i, ok := s.Index(id)
		if !ok {
			t.Fatalf("%s is not in scope", id)
		}
		return say(t, s, said...).Facts.Use[i]
	}
	for _, c := range []struct {
		id   content.ID
		said []string
		want assess.Use
	}{
		{"k-three", nil, assess.InUse},
		{"k-three", []string{"q-first", "dont-know"}, assess.InUse},
		{"k-three", []string{"q-first", "a-b"}, assess.TakenOut},
		{"k-phone", nil, assess.InUse},
		{"k-phone", []string{"q-devices", "windows"}, assess.Ruled},
		{"k-phone", []string{"q-devices", "ios"}, assess.InUse},
		{"k-phone", []string{"q-devices", "skip"}, assess.InUse},
	} {
		if got := use(c.id, c.said...); got != c.want {
			t.Errorf("%s after %v: %v, want %v", c.id, c.said, got, c.want)
		}
	}
	if _, ok := s.Index("k-one"); ok {
		t.Error("a control that no question sets and the pack does not list is in scope")
	}
}
