package main

import (
	"strconv"

	"alcove.example/internal/assess"
	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
)

// sayCalibration says how far the program agrees with named authorities, and
// every case in which it does not.
func (p *program) sayCalibration(c authoring.Calibration) {
	agree, steps := 0, 0
	for _, h := range c.Cases {
		steps += len(h.First)
		if h.Agrees() {
			agree++
		}
	}
	total := number("total", len(c.Cases))
	p.line(p.words.Say("calibration.cases", total, number("agree", agree)))
	p.line(p.words.Say("calibration.placed", number("total", steps), locale.A("placed", placed(c))))
	p.line(p.words.Say("calibration.first", number("same", c.FirstSame), total))
	p.line(p.words.Say("calibration.read", number("total", c.Today), number("read", c.TodayRead)))
	p.line(p.words.Say("calibration.well", number("total", c.Well), number("fell", c.WellFell)))
	p.line(p.words.Say("calibration.bands", locale.A("bands", bands(func(b assess.Band) int { return c.Bands[b] }))))
	for _, h := range c.Cases {
		if !h.Agrees() {
			p.sayCase(h)
		}
	}
}

func placed(c authoring.Calibration) string {
	return listed(authoring.Placements, func(at authoring.Placement) string { return string(at) + " " + strconv.Itoa(c.Placed[at]) })
}

// sayCase says a case that disagrees: what is expected, and what comes.
func (p *program) sayCase(h authoring.Held) {
	place := builtIn + "/" + content.CasesName + ":" + strconv.Itoa(h.Line)
	p.line(p.words.Say("calibration.differs", locale.A("place", place), locale.A("pack", string(h.Pack)), locale.A("case", h.Text)))
	for _, w := range h.Wrong {
		a := wrongArgs(w)
		p.line(p.words.Say("calibration.wrong", a[0], a[1], a[2]))
	}
	if h.Wrong != nil {
		return
	}
	for i, id := range h.First {
		p.line(p.words.Say("calibration.step", locale.A("step", string(id)), locale.A("placed", string(h.Placed[i]))))
	}
	p.line(p.words.Say("calibration.lanes", locale.A("today", ids(h.Lanes[plan.Today])),
		locale.A("week", ids(h.Lanes[plan.ThisWeek])), locale.A("help", ids(h.Lanes[plan.WithHelp]))))
	if h.Well && !h.Fell() {
		p.line(p.words.Say("calibration.fall", locale.A("before", threeBands(h.Fall)), locale.A("now", threeBands(h.Now))))
	}
}

func threeBands(of [3]assess.Band) string {
	return of[content.C].String() + ", " + of[content.I].String() + ", " + of[content.A].String()
}

func ids(list []content.ID) string {
	return listed(list, func(id content.ID) string { return string(id) })
}

// heldCase is a case in the JSON output.
type heldCase struct {
	Case   string                `json:"case"`
	Line   int                   `json:"line"`
	Pack   content.ID            `json:"pack"`
	First  []content.ID          `json:"first"`
	Placed []authoring.Placement `json:"placed"`
	Same   bool                  `json:"same_first"`
	Agrees bool                  `json:"agrees"`
	Today  []content.ID          `json:"today"`
	Week   []content.ID          `json:"this_week"`
	Help   []content.ID          `json:"with_help"`
}

type calibrated struct {
	Cases     []heldCase                  `json:"cases"`
	Placed    map[authoring.Placement]int `json:"placed"`
	FirstSame int                         `json:"first_same"`
	Today     int                         `json:"today"`
	TodayRead int                         `json:"today_read"`
	Well      int                         `json:"well"`
	WellFell  int                         `json:"well_fell"`
	Headlines map[string]int              `json:"headlines"`
}

// figures is the calibration in the JSON output.
func figures(all []authoring.Calibration) []calibrated {
	out := []calibrated{}
	for _, c := range all {
		x := calibrated{Cases: []heldCase{}, Placed: c.Placed, FirstSame: c.FirstSame, Today: c.Today, TodayRead: c.TodayRead,
			Well: c.Well, WellFell: c.WellFell, Headlines: map[string]int{}}
		for b, n := range c.Bands {
			x.Headlines[b.String()] = n
		}
		for _, h := range c.Cases {
			x.Cases = append(x.Cases, heldCase{h.Text, h.Line, h.Pack, h.First, h.Placed, h.Same, h.Agrees(),
				h.Lanes[plan.Today], h.Lanes[plan.ThisWeek], h.Lanes[plan.WithHelp]})
		}
		out = append(out, x)
	}
	return out
}
