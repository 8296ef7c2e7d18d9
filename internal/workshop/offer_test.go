package workshop

import (
	"slices"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"pgregory.net/rapid"
)

// said is what somebody answered, "question=answer …" as in levels.
func offered(t testing.TB, scope *assess.Scope, answers interview.Answers) map[ID]Level {
	t.Helper()
	out := map[ID]Level{}
	for _, p := range Offer(scope.Assess(assess.Input{Sheet: interview.NewSheet(scope.Pack, answers)})) {
		if _, twice := out[p.Control.ID]; twice {
			t.Fatalf("%s is offered twice", p.Control.ID)
		}
		out[p.Control.ID] = p.Level
	}
	return out
}

func answered(pairs ...string) interview.Answers {
	out := interview.Answers{"answering-for": interview.Choose("myself"), "ws-part": interview.Choose("group"), "in-danger-now": interview.Choose("no"),
		"legal-process": interview.Choose("no"), "law-encryption": interview.Choose("no"), "home-watch": interview.Choose("no"), "devices": interview.Tick("android", "linux")}
	for i := 0; i < len(pairs); i += 2 {
		out[ID(pairs[i])] = interview.Choose(pairs[i+1])
	}
	return out
}

func TestOffer(t *testing.T) {
	scope := shipped(t)
	for _, c := range []struct {
		name    string
		answers interview.Answers
		control ID
		want    Level // "" if it is not offered
	}{
		{"done", answered("recovery-codes", "yes"), "acc-backup-codes", Done},
		{"not known", answered("recovery-codes", "dont-know"), "acc-backup-codes", Unknown},
		{"withheld", answered("recovery-codes", "skip"), "acc-backup-codes", ""},
		{"does not apply", answered("recovery-codes", "not-applicable"), "acc-backup-codes", ""},
		{"not answered", answered(), "acc-backup-codes", ""},
		{"in part", answered("phone-lock-fast", "minutes"), "ph-auto-lock", Partly},
		{"one of several answers", answered("second-step", "key"), "acc-passkeys", NotYet},
		{"sensitive", answered("ws-open", "yes", "ws-one-held", "yes"), "arr-plan", ""},
		{"behind a gate that does not hold", answered("disk-encryption", "asks"), "pc-fde", Done},
		{"behind a gate that nobody asked about", without1(answered("disk-encryption", "asks"), "law-encryption"), "pc-fde", ""},
		{"where people must take over", answered("recovery-codes", "yes", "in-danger-now", "yes"), "acc-backup-codes", ""},
	} {
		if got := offered(t, scope, c.answers)[c.control]; got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.name, c.control, got, c.want)
		}
	}
}

func without1(as interview.Answers, id ID) interview.Answers {
	delete(as, id)
	return as
}

// TestOfferTellsNoSecret: whatever somebody answers to sensitive questions, to
// those about adversaries, harm and what happened, and to those of free text, the
// same practices at the same levels are offered, or none at all.
func TestOfferTellsNoSecret(t *testing.T) {
	lib, err := contentLibrary()
	if err != nil {
		t.Fatal(err)
	}
	for _, pack := range lib.Packs {
		if pack.Kind != content.Risk {
			continue
		}
		scope := assess.NewScope(lib, pack)
		t.Run(string(pack.ID), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				for _, p := range Offer(scope.Assess(assess.Input{Sheet: interview.NewSheet(pack, anything(t, pack))})) {
					i, _ := scope.Index(p.Control.ID)
					if !slices.ContainsFunc(scope.AskedBy(i), AsksPracticesOnly) {
						t.Fatalf("%s is offered, and no question that may be shared asks about it", p.Control.ID)
					}
				}
			})
		})
	}
	for _, pack := range lib.Packs {
		for _, q := range pack.Questions {
			if AsksPracticesOnly(q) && (q.Sensitive || q.Type == content.FreeText || len(q.Can().Adversaries)+len(q.Can().Assets)+len(q.Can().Recent) > 0) {
				t.Errorf("%s/%s may be shared", pack.ID, q.ID)
			}
		}
	}
}

func anything(t *rapid.T, pack *content.Pack) interview.Answers {
	out := interview.Answers{}
	for _, q := range pack.Questions {
		if len(q.Answers) == 0 {
			continue
		}
		if i := rapid.IntRange(-2, len(q.Answers)-1).Draw(t, "answer"); i >= 0 {
			out[q.ID] = interview.Choose(q.Answers[i].ID)
		} else if i == -1 {
			out[q.ID] = interview.Choose(content.DontKnow)
		}
	}
	return out
}

// TestWorkshopIsForTheRoom: the shipped questionnaire has enough to share, none of
// it the trainer's own, and it fits.
func TestWorkshopIsForTheRoom(t *testing.T) {
	scope := shipped(t)
	all := Practices(scope)
	for _, c := range all {
		if c.ID == "trn-no-lists" || c.ID == "trn-care-plan" || c.ID == "arr-plan" {
			t.Errorf("%s is asked of the room", c.ID)
		}
	}
	if len(all) < 15 || !Fits(scope) {
		t.Errorf("%d practices, fits: %v", len(all), Fits(scope))
	}
	for _, pack := range scope.Library.Packs {
		if s := assess.NewScope(scope.Library, pack); pack.Kind == content.Risk && !Fits(s) {
			t.Errorf("%s does not fit into a slip", pack.ID)
		}
	}
}
