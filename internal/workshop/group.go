package workshop

import (
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// given are the answers that every person in a room gives alike: they answer for
// themselves, and they are not the trainer. A questionnaire that does not ask
// this has only one part.
var given = []struct {
	question content.ID
	answer   string
}{{"answering-for", "myself"}, {"ws-part", "group"}}

// groupAnswers is a person in the room of whom nothing else is told: every other
// question is withheld.
func groupAnswers(p *content.Pack) interview.Answers {
	out := interview.Answers{}
	for _, q := range p.Questions {
		if q.Type == content.One || q.Type == content.Many {
			out[q.ID] = interview.Choose(content.Skip)
		}
	}
	for _, g := range given {
		if q := p.Question(g.question); q != nil && q.Answer(g.answer) != nil {
			out[g.question] = interview.Choose(g.answer)
		}
	}
	return out
}

// GroupQuestions are the questions of the people in the room, in order, the
// trainer's own left out.
func GroupQuestions(p *content.Pack) []*content.Question {
	sheet := interview.NewSheet(p, groupAnswers(p))
	var out []*content.Question
	for _, q := range p.Questions {
		if sheet.Visible(q) {
			out = append(out, q)
		}
	}
	return out
}

// Hands is what a group showed by hands for one question: a count for each answer
// in order, and last for those who do not know.
type Hands []int

// Aloud is what a group said aloud, question by question.
type Aloud struct {
	Agreed map[content.ID]string // question to the answer that the group agreed on
	Hands  map[content.ID]Hands  // question to the hands
	People int                   // in the room
}

// MayBeAloud reports whether a question may be asked in a room at all: it is not
// sensitive, and it is about practices only.
func MayBeAloud(q *content.Question) bool { return AsksPracticesOnly(q) && q.Type == content.One }

// NeverAloud reports whether a question must not be spoken of in a room: it is
// sensitive, or it is about who might try, what it would hurt, what happened, or
// what can be held against somebody.
func NeverAloud(q *content.Question) bool {
	can := q.Can()
	if q.Sensitive || len(can.Adversaries)+len(can.Assets)+len(can.Recent)+len(can.Sign) > 0 || can.Floor.Any() {
		return true
	}
	for _, a := range q.Answers {
		if a.Gate != "" || a.HandOver != "" {
			return true
		}
	}
	return false
}

// Slip makes the one slip of what a group said aloud. It holds practices and
// counts, no names and no answers.
func (a Aloud) Slip(r Room, p *content.Pack) Slip {
	s := Slip{ID: NewID(), Set: r.Set(), Pack: r.Pack, Hash: r.Hash, Moment: Together, Now: map[content.ID]Level{}, Hands: map[content.ID][4]int{}, People: a.People}
	for _, q := range p.Questions {
		if !MayBeAloud(q) {
			continue
		}
		for _, id := range named(q) {
			if answer, ok := a.Agreed[q.ID]; ok {
				if level, any := levelOf(q, interview.Choose(answer), id); any {
					s.Now[id] = level
				}
			}
			if hands, ok := a.Hands[q.ID]; ok && len(hands) == len(q.Answers)+1 {
				s.Hands[id] = hands.levels(q, id)
			}
		}
	}
	return s
}

// levels adds the hands up by what each answer says of a control.
func (h Hands) levels(q *content.Question, id content.ID) (out [4]int) {
	for i, n := range h {
		answer := content.DontKnow
		if i < len(q.Answers) {
			answer = q.Answers[i].ID
		}
		if level, any := levelOf(q, interview.Choose(answer), id); any {
			out[place(level)] += n
		}
	}
	return out
}
