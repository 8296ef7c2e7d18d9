package app

import (
	"testing"

	"alcove.example/internal/interview"
)

// What is sensitive is not remembered for the next questionnaire at all.
func TestNothingSensitiveIsRemembered(t *testing.T) {
	d := atDesk(t, nil)
	pack := d.lib.Pack("own-setup")
	d.runs(d.begin(pack))
	sensitive := 0
	for _, q := range pack.Questions {
		if len(q.Answers) > 0 {
			d.work.answers[q.ID] = interview.Choose(q.Answers[0].ID)
		}
	}
	d.remember(d.today())
	for _, q := range pack.Questions {
		_, offered := d.earlier[pathOf(q)]
		if q.Sensitive {
			sensitive++
		}
		if answered := len(q.Answers) > 0; offered != (answered && !q.Sensitive) {
			t.Errorf("%s, sensitive %v, is remembered: %v", q.ID, q.Sensitive, offered)
		}
	}
	if sensitive == 0 || len(d.earlier) == 0 {
		t.Errorf("%d sensitive questions, %d answers remembered", sensitive, len(d.earlier))
	}
}
