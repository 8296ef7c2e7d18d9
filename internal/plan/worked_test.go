package plan_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/plan"
)

// The four people of the model's worked examples, on a library that holds just
// what their stories need.

// yesNo asks whether a control is in place; its id is the control's.
func yesNo(control string) item {
	return item{"id": "ask-" + control, "ask": "Q", "answers": item{
		"yes": item{"text": "Y", "controls": item{control: "yes"}}, "no": item{"text": "N", "controls": item{control: "no"}}}}
}

// tell is a question with one answer, "so", and what it says.
func tell(id string, effects item) item {
	return item{"id": id, "ask": "Q", "answers": item{"so": with(item{"text": "S"}, effects), "not-so": item{"text": "N"}}}
}

// story reads a world and the answers of a person in it.
func story(t *testing.T, w *world, answers map[content.ID]string) *assess.Assessment {
	t.Helper()
	lib, pack, err := w.load()
	if err != nil {
		t.Fatal(err)
	}
	said := interview.Answers{}
	for q, a := range answers {
		if pack.Question(q) == nil || !pack.Question(q).Takes(a) {
			t.Fatalf("no answer %s to %s", a, q)
		}
		said[q] = interview.Choose(a)
	}
	return assess.NewScope(lib, pack).Assess(assess.Input{Sheet: interview.NewSheet(pack, said)})
}

// reads gives the risk of a threat as c/i/a and its words.
func reads(a *assess.Assessment, threat content.ID, put ...content.ID) string {
	n, _ := a.Scope.ThreatIndex(threat)
	try := a.Try()
	for _, id := range put {
		i, _ := a.Scope.Index(id)
		try.Put(i)
	}
	return fmt.Sprintf("%.2f %.2f %.2f %s", try.Risk(n, content.C), try.Risk(n, content.I), try.Risk(n, content.A), try.Band(n))
}

func says(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %s, want %s", what, got, want)
	}
}

// lanes gives the plan in words: control, benefit, cost and priority of each
// step, lane by lane.
func lanes(p *plan.Plan) string {
	var out []string
	for lane := range p.Lanes {
		var steps []string
		for _, s := range p.Lanes[lane] {
			steps = append(steps, fmt.Sprintf("%s %.2f/%.0f=%.2f", s.Control.ID, s.Benefit, s.Cost, s.Priority))
		}
		out = append(out, strings.Join(steps, ", "))
	}
	return strings.Join(out, " | ")
}

func amina() *world {
	w := &world{
		assets:      []item{{"id": "accounts", "title": "A", "default": item{"c": 4, "i": 3, "a": 2}}},
		adversaries: []item{{"id": "foreign-state", "title": "F", "reach": item{"deceive": 4, "telecom": 2}}},
		threats:     []item{risk("account-takeover", item{"reach": []string{"deceive"}, "hits": []string{"c", "i", "a"}, "floor": 0.1, "assets": []string{"accounts"}})},
		controls: []item{
			safeguard("acc-sms", item{"reduces": item{"account-takeover": 1}, "group": "second-factor"}),
			safeguard("acc-passkeys", item{"reduces": item{"account-takeover": 3}, "group": "second-factor", "foundation": true, "needs": []string{"acc-recovery-review"}}),
			safeguard("acc-password-manager", item{"reduces": item{"account-takeover": 2}, "foundation": true, "effort": "hours"}),
			safeguard("acc-recovery-review", nil),
		},
	}
	w.pack = smallPack([]string{"account-takeover"}, nil,
		tell("state", item{"adversaries": item{"foreign-state": 3}}), tell("phished", item{"recent": []string{"account-takeover"}}),
		yesNo("acc-sms"), yesNo("acc-passkeys"), yesNo("acc-password-manager"), yesNo("acc-recovery-review"))
	return w
}

func TestAmina(t *testing.T) {
	a := story(t, amina(), map[content.ID]string{"state": "so", "phished": "so", "ask-acc-sms": "yes", "ask-acc-passkeys": "no",
		"ask-acc-password-manager": "no", "ask-acc-recovery-review": "yes"})
	says(t, "today", reads(a, "account-takeover"), "12.80 9.60 6.40 very-high")
	says(t, "with a passkey", reads(a, "account-takeover", "acc-passkeys"), "6.40 4.80 3.20 high")
	says(t, "with a manager", reads(a, "account-takeover", "acc-password-manager"), "7.68 5.76 3.84 high")
	says(t, "with both", reads(a, "account-takeover", "acc-passkeys", "acc-password-manager"), "3.84 2.88 1.92 moderate")
	p := plan.Make(a, nil)
	// The manager is weighed again once the passkey is counted as in place: high now.
	says(t, "plan", lanes(p), "acc-passkeys 8.00/2=4.00 | acc-password-manager 2.24/3=0.75 |  | ")
	if got, want := fmt.Sprint(asked(p.Lanes[plan.Today][0].Because)), "[state phished ask-acc-passkeys]"; got != want {
		t.Errorf("because %s, want %s", got, want)
	}
}

// Without the recovery review in place the passkey comes with it, needs first,
// and is weighed with its cost.
func TestAminaWithoutRecovery(t *testing.T) {
	a := story(t, amina(), map[content.ID]string{"state": "so", "phished": "so", "ask-acc-sms": "yes", "ask-acc-passkeys": "no",
		"ask-acc-password-manager": "yes", "ask-acc-recovery-review": "no"})
	says(t, "plan", lanes(plan.Make(a, nil)), "acc-recovery-review 3.36/3=1.12, acc-passkeys 3.36/3=1.12 |  |  | ")
	a = story(t, amina(), map[content.ID]string{"state": "so", "phished": "so", "ask-acc-sms": "yes", "ask-acc-passkeys": "no",
		"ask-acc-password-manager": "yes", "ask-acc-recovery-review": "not-applicable"})
	says(t, "a need that does not apply drops the target", lanes(plan.Make(a, nil)), " |  |  | ")
}

func TestDiego(t *testing.T) {
	w := &world{
		assets:      []item{{"id": "devices", "title": "D", "default": item{"c": 4, "a": 3}}},
		adversaries: []item{{"id": "local-authority", "title": "L", "reach": item{"forensics": 3}}},
		threats: []item{risk("device-seized", item{"reach": []string{"forensics"}, "hits": []string{"c", "a"}, "floor": 0.2, "assets": []string{"devices"},
			"triggers": []string{"protest"}, "per_device": true})},
		controls: []item{
			safeguard("ph-long-passcode", item{"platforms": []string{"android", "ios"}, "reduces": item{"device-seized": 2}, "foundation": true}),
			safeguard("ph-power-off", item{"platforms": []string{"android", "ios"}, "reduces": item{"device-seized": 2}}),
			safeguard("ph-leave-home", item{"platforms": []string{"any"}, "reduces": item{"device-seized": 3}, "cost": "mid"}),
			safeguard("pc-fde", item{"platforms": []string{"windows", "macos", "linux"}, "reduces": item{"device-seized": 3}, "foundation": true}),
		},
	}
	devices := item{"id": "devices", "ask": "Q", "type": "many", "answers": item{"android": item{"text": "A", "platform": "android"},
		"windows": item{"text": "W", "platform": "windows"}, "macos": item{"text": "M", "platform": "macos"}, "linux": item{"text": "L", "platform": "linux"}}}
	w.pack = smallPack([]string{"device-seized"}, []string{"pc-fde"}, devices, tell("police", item{"adversaries": item{"local-authority": 3}}),
		tell("tomorrow", item{"trigger": []string{"protest"}}), yesNo("ph-long-passcode"), yesNo("ph-power-off"), yesNo("ph-leave-home"))
	answers := map[content.ID]string{"devices": "android", "police": "so", "tomorrow": "so", "ask-ph-long-passcode": "no", "ask-ph-power-off": "no", "ask-ph-leave-home": "no"}
	a := story(t, w, answers)
	const phone = "device-seized@phone"
	says(t, "today", reads(a, phone), "16.00 0.00 12.00 very-high")
	says(t, "with a long code", reads(a, phone, "ph-long-passcode"), "9.60 0.00 7.20 high")
	says(t, "and powered off", reads(a, phone, "ph-long-passcode", "ph-power-off"), "5.76 0.00 4.32 moderate")
	says(t, "and left at home, where the floor holds", reads(a, phone, "ph-long-passcode", "ph-power-off", "ph-leave-home"), "3.20 0.00 2.40 moderate")
	says(t, "the computer he does not have", reads(a, "device-seized@computer"), "0.00 0.00 0.00 very-low")
	says(t, "plan", lanes(plan.Make(a, nil)), "ph-long-passcode 8.00/2=4.00, ph-power-off 2.69/2=1.34 |  | ph-leave-home 1.02/4=0.26 | ")

	answers["devices"] = "dont-know"
	a = story(t, w, answers)
	says(t, "a step for a computer does not help a phone", reads(a, phone, "pc-fde"), "16.00 0.00 12.00 very-high")
}

func TestNoor(t *testing.T) {
	w := &world{
		assets: []item{{"id": "public-channels", "title": "P", "default": item{"a": 3}}},
		adversaries: []item{{"id": "network-authority", "title": "N", "reach": item{"telecom": 4}},
			{"id": "national-security", "title": "S", "reach": item{"telecom": 4}}},
		threats: []item{risk("network-cut", item{"reach": []string{"telecom"}, "from": []string{"network-authority"}, "hits": []string{"a"}, "floor": 0.3, "assets": []string{"public-channels"}}),
			risk("message-read", item{"reach": []string{"telecom"}, "hits": []string{"a"}, "assets": []string{"public-channels"}})},
		controls: []item{safeguard("shd-plan", item{"reduces": item{"network-cut": 2}}), safeguard("shd-offline", item{"reduces": item{"network-cut": 2}}),
			safeguard("shd-radio", item{"reduces": item{"network-cut": 3}})},
	}
	w.pack = smallPack([]string{"network-cut", "message-read"}, nil,
		tell("cut-before", item{"adversaries": item{"network-authority": 3}, "recent": []string{"network-cut"}}), yesNo("shd-plan"), yesNo("shd-offline"), yesNo("shd-radio"))
	a := story(t, w, map[content.ID]string{"cut-before": "so", "ask-shd-plan": "no", "ask-shd-offline": "no", "ask-shd-radio": "no"})
	says(t, "today", reads(a, "network-cut"), "0.00 0.00 12.00 very-high")
	says(t, "prepared", reads(a, "network-cut", "shd-plan", "shd-offline"), "0.00 0.00 4.32 moderate")
	says(t, "everything done: the floor", reads(a, "network-cut", "shd-plan", "shd-offline", "shd-radio"), "0.00 0.00 3.60 moderate")
	says(t, "who cuts the network reads nothing", reads(a, "message-read"), "0.00 0.00 0.00 very-low")
}

func rana() *world {
	w := &world{
		assets:      []item{{"id": "comms-content", "title": "C", "default": item{"c": 4, "i": 4, "a": 4}}},
		adversaries: []item{{"id": "household", "title": "H", "reach": item{"intimate": 4}}},
		threats:     []item{risk("watched-at-home", item{"reach": []string{"intimate"}, "hits": []string{"c", "i", "a"}, "floor": 0.3, "assets": []string{"comms-content"}})},
		gates:       []item{{"id": "home-watch", "title": "G", "if_yes": "Y", "reason": "R"}, {"id": "evidence", "title": "G", "if_yes": "Y", "reason": "R"}},
		controls: []item{
			safeguard("acc-change-all", item{"reduces": item{"watched-at-home": 3}, "foundation": true, "gates": []string{"home-watch"}}),
			safeguard("ph-remove-apps", item{"reduces": item{"watched-at-home": 3}, "gates": []string{"evidence", "home-watch"}}),
			safeguard("msg-new-number", item{"reduces": item{"watched-at-home": 1}, "needs": []string{"acc-change-all"}}),
			safeguard("hlp-advocate", item{"reduces": item{"watched-at-home": 2}, "person": true}),
			safeguard("hlp-safe-device", item{"reduces": item{"watched-at-home": 2}}),
		},
	}
	w.pack = smallPack([]string{"watched-at-home"}, nil, tell("partner", item{"adversaries": item{"household": 4}, "gate": "home-watch"}),
		tell("proof", item{"gate": "evidence"}), yesNo("acc-change-all"), yesNo("ph-remove-apps"), yesNo("msg-new-number"), yesNo("hlp-advocate"), yesNo("hlp-safe-device"))
	return w
}

func TestRana(t *testing.T) {
	nothing := map[content.ID]string{"ask-acc-change-all": "no", "ask-ph-remove-apps": "no", "ask-msg-new-number": "no", "ask-hlp-advocate": "no", "ask-hlp-safe-device": "no"}
	for _, c := range []struct{ name, partner, proof, think string }{
		{"a gate that is yes comes before one that is unknown", "so", "", "acc-change-all(home-watch 2) ph-remove-apps(home-watch 2) msg-new-number(home-watch 2)"},
		{"the first that is yes", "so", "so", "acc-change-all(home-watch 2) ph-remove-apps(evidence 2) msg-new-number(home-watch 2)"},
		{"withheld is unknown, never no", "skip", "not-so", "acc-change-all(home-watch 1) ph-remove-apps(home-watch 1) msg-new-number(home-watch 1)"},
		{"not known is unknown", "dont-know", "not-so", "acc-change-all(home-watch 1) ph-remove-apps(home-watch 1) msg-new-number(home-watch 1)"},
		{"no lifts the gate", "not-so", "not-so", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, answers := rana(), map[content.ID]string{"partner": c.partner}
			if c.proof != "" {
				answers["proof"] = c.proof
			}
			for q, a := range nothing {
				answers[q] = a
			}
			a := story(t, w, answers)
			p := plan.Make(a, nil)
			says(t, "think first", gatedWithState(p), c.think)
			if c.partner != "so" {
				return
			}
			says(t, "today", reads(a, "watched-at-home"), "16.00 16.00 16.00 very-high")
			for _, lane := range p.Lanes {
				if slices.ContainsFunc(lane, func(s plan.Step) bool { return len(s.Control.Gates) > 0 || s.Control.ID == "msg-new-number" }) {
					t.Errorf("a gated step stands in a lane: %s", lanes(p))
				}
			}
			says(t, "plan", lanes(p), "hlp-safe-device 2.69/2=1.34 |  | hlp-advocate 6.40/2=3.20 | ")
		})
	}
}

func gatedWithState(p *plan.Plan) string {
	var out []string
	for _, g := range p.ThinkFirst {
		out = append(out, fmt.Sprintf("%s(%s %d)", g.Control.ID, g.Gate, g.State))
	}
	return strings.Join(out, " ")
}

// TestKeyStepsBind: many small steps never stand in for the key step, and each
// key step taken moves the figure.
func TestKeyStepsBind(t *testing.T) {
	w := amina()
	w.threats[0]["key_steps"] = []item{{"any": []string{"acc-passkeys"}, "least": 0.4}, {"any": []string{"acc-password-manager"}, "least": 0.3}}
	a := story(t, w, map[content.ID]string{"state": "so", "phished": "so", "ask-acc-sms": "yes", "ask-acc-passkeys": "no", "ask-acc-password-manager": "no", "ask-acc-recovery-review": "yes"})
	works := func(put ...content.ID) float64 {
		try := a.Try()
		for _, id := range put {
			i, _ := a.Scope.Index(id)
			try.Put(i)
		}
		return try.Risk(0, content.C) / 16
	}
	for _, c := range []struct {
		name string
		put  []content.ID
		want float64
	}{
		{"neither: the product is the larger", nil, 0.8},
		{"the second factor: .3 stays of the other key step, the product is .4", []content.ID{"acc-passkeys"}, 0.4},
		{"the manager: .4 stays, the product is .48", []content.ID{"acc-password-manager"}, 0.48},
		{"both: the product", []content.ID{"acc-passkeys", "acc-password-manager"}, 0.24},
	} {
		if got := works(c.put...); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	w.threats[0]["key_steps"] = []item{{"any": []string{"acc-passkeys"}, "least": 0.6}, {"any": []string{"acc-password-manager"}, "least": 0.5}}
	a = story(t, w, map[content.ID]string{"state": "so", "phished": "so", "ask-acc-passkeys": "no", "ask-acc-password-manager": "no", "ask-acc-sms": "yes"})
	for _, c := range []struct {
		put  []content.ID
		want float64
	}{{nil, 0.8}, {[]content.ID{"acc-passkeys"}, 0.5}, {[]content.ID{"acc-password-manager"}, 0.6}} {
		if got := works(c.put...); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v: %v, want %v", c.put, got, c.want)
		}
	}
}
