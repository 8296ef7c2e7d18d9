package app

import (
	"strconv"
	"strings"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/text"
)

// A Grid is a picture of numbers: Rows from the top, Columns from the left.
// Said is the same in sentences, for who does not see it.
type Grid struct {
	Rows, Columns []string
	Cells         [][][]string
	Roles         [][]text.Role
	Said          []string
}

// picture shows all that could happen by how likely somebody tries and how much
// it would hurt. The numbers are those of the list below it.
type picture struct{}

func (picture) page(s *Session) Page {
	a := s.work.look().assessment
	p := Page{ID: "picture", Title: s.say("picture.title")}
	listed := a.Listed()
	for _, i := range listed {
		p.Choices = append(p.Choices, s.threatChoice(a, i, s.say("picture.list")))
	}
	number(p.Choices)
	g := &Grid{}
	for attempt := 4; attempt >= 0; attempt-- {
		g.Rows = append(g.Rows, strconv.Itoa(attempt))
		var cells [][]string
		var roles []text.Role
		for hurt := 1; hurt <= 4; hurt++ {
			var in []string
			worst := assess.VeryLow
			for n, i := range listed {
				if at, h := a.Threats[i].Place(); at == attempt && h == hurt {
					in = append(in, p.Choices[n].Key)
					worst = max(worst, a.Threats[i].Band)
				}
			}
			cells, roles = append(cells, in), append(roles, bandRole(worst))
			if len(in) > 0 {
				g.Said = append(g.Said, s.words.SayN("picture.cell", len(in), arg("attempt", s.say("attempt."+attemptWord(float64(attempt)))),
					arg("hurt", s.say("hurt."+strconv.Itoa(hurt))), arg("numbers", strings.Join(in, s.say("list.separator")))))
			}
		}
		g.Cells, g.Roles = append(g.Cells, cells), append(g.Roles, roles)
	}
	g.Columns = []string{"1", "2", "3", "4"}
	p.Body = []Block{para(s.say("picture.up")), {Grid: g}, para(s.say("picture.across")), role(text.Muted, s.say("picture.note"))}
	return p
}

// bandRole repeats a band in colour; the words say it too.
func bandRole(b assess.Band) text.Role {
	switch {
	case b >= assess.HighBand:
		return text.Danger
	case b == assess.Moderate:
		return text.Caution
	}
	return text.Plain
}

// letters is the three readings one by one, each with what weighs most on it.
type letters struct{}

func (letters) page(s *Session) Page {
	a := s.work.look().assessment
	p := Page{ID: "letters", Title: s.say("results.letters")}
	for _, l := range content.Letters {
		p.Body = append(p.Body, Block{Meter: s.reading(a, l)}, Block{Role: text.Muted, Indent: 2, Text: s.say("letter.about." + l.String())})
		for _, id := range a.Headlines[l].Top {
			for i, t := range a.Scope.Threats {
				if t.ID == id {
					c := s.threatChoice(a, i, s.say("letter."+l.String()))
					c.Note = s.say("band." + a.Threats[i].Bands[l][assess.Point].String())
					p.Choices = append(p.Choices, c)
				}
			}
		}
	}
	number(p.Choices)
	return p
}
