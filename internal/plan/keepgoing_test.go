package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/plan"
)

// pressed is a world with two grave threats to privacy and a moderate one to
// availability, which on its own never gets a place among the first.
func pressed(controls ...item) *world {
	w := &world{
		assets: []item{{"id": "secrets", "title": "S", "default": item{"c": 4}}, {"id": "work", "title": "W", "default": item{"a": 2}}},
		threats: []item{
			risk("privacy", item{"base": 4, "hits": []string{"c"}, "assets": []string{"secrets"}}),
			risk("privacy-too", item{"base": 4, "hits": []string{"c"}, "assets": []string{"secrets"}}),
			risk("outage", item{"base": 2, "hits": []string{"a"}, "assets": []string{"work"}}),
			risk("exhaustion", item{"base": 2, "hits": []string{"a"}, "assets": []string{"work"}}),
		},
		controls: controls,
	}
	var ask []item
	for _, k := range controls {
		ask = append(ask, yesNo(k["id"].(string)))
	}
	w.pack = smallPack([]string{"privacy", "privacy-too", "outage"}, nil, ask...)
	return w
}

func step(id string, threat string, mark int, more item) item {
	return safeguard(id, with(item{"reduces": item{threat: mark}}, more))
}

// TestKeepGoing: a lane makes room for a step that lets people go on, and only
// where it has to and may.
func TestKeepGoing(t *testing.T) {
	a, b, c := step("k-a", "privacy", 3, nil), step("k-b", "privacy", 3, nil), step("k-c", "privacy", 3, nil)
	hours := item{"effort": "hours"}
	for _, k := range []struct {
		name     string
		controls []item
		tired    bool
		want     string
	}{
		{"the last leaves, to the head of more", []item{a, b, c, step("k-d", "outage", 1, nil), step("k-e", "privacy", 1, nil)}, false,
			"[k-a k-b k-d] [] [] [k-c k-e]"},
		{"not one that a step of another lane needs", []item{a, b, c, step("k-d", "outage", 1, nil), step("k-w", "privacy", 1, item{"effort": "hours", "needs": []string{"k-c"}})}, false,
			"[k-a k-c k-d] [k-w] [] [k-b]"},
		{"not one that the coming step needs", []item{a, b, c, step("k-d", "outage", 1, item{"cost": "low", "needs": []string{"k-c"}})}, false,
			"[k-a k-c k-d] [] [] [k-b]"},
		{"the one of its group", []item{a, step("k-b", "privacy", 3, item{"group": "pair"}), c, step("k-d", "outage", 1, item{"group": "pair"})}, false,
			"[k-a k-c k-d] [] [] [k-b]"},
		{"the one of its group, in a lane with room", []item{a, step("k-b", "privacy", 3, item{"group": "pair"}), step("k-d", "outage", 1, item{"group": "pair"})}, false,
			"[k-a k-d] [] [] [k-b]"},
		{"nobody leaves a lane with room", []item{step("k-x", "privacy", 3, hours), step("k-y", "privacy", 3, hours), step("k-z", "privacy-too", 3, hours),
			step("k-n", "outage", 1, nil), step("k-t", "outage", 3, item{"effort": "hours", "needs": []string{"k-n"}})}, false,
			"[k-n] [k-x k-z k-y] [] [k-t]"},
		{"a step without its needs stays", []item{step("k-x", "privacy", 3, hours), step("k-y", "privacy", 3, hours), step("k-z", "privacy-too", 3, hours),
			safeguard("k-n", nil), step("k-t", "outage", 3, item{"effort": "hours", "needs": []string{"k-n"}})}, false,
			"[] [k-x k-z k-y] [] [k-n k-t]"},
		{"a lane that helps already stays", []item{a, b, safeguard("k-c", item{"reduces": item{"privacy": 3, "outage": 1}}), step("k-d", "outage", 1, nil)}, false,
			"[k-c k-a k-b] [] [] [k-d]"},
		{"whoever is tired is helped by a step for well-being", []item{a, b, step("k-c", "privacy", 3, item{"wellbeing": true}), step("k-d", "exhaustion", 1, nil)}, true,
			"[k-a k-b k-c] [] [] [k-d]"},
		{"whoever is not tired is not", []item{a, b, step("k-c", "privacy", 3, item{"wellbeing": true}), step("k-d", "outage", 1, nil)}, false,
			"[k-a k-b k-d] [] [] [k-c]"},
		{"exhaustion presses like any other", []item{a, b, c, step("k-d", "exhaustion", 1, nil)}, true,
			"[k-a k-b k-d] [] [] [k-c]"},
	} {
		t.Run(k.name, func(t *testing.T) {
			w := pressed(k.controls...)
			if k.tired {
				w.pack["threats"] = []string{"privacy", "privacy-too", "exhaustion"}
			}
			no := map[content.ID]string{}
			for _, c := range k.controls {
				no[content.ID("ask-"+c["id"].(string))] = "no"
			}
			p := plan.Make(story(t, w, no), nil)
			var got []string
			for lane := range p.Lanes {
				got = append(got, fmt.Sprint(p.IDs(plan.Lane(lane))))
			}
			if strings.Join(got, " ") != k.want {
				t.Errorf("%s, want %s", strings.Join(got, " "), k.want)
			}
		})
	}
}
