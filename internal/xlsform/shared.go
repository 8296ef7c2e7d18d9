package xlsform

import (
	"maps"
	"slices"

	"alcove.example/internal/content"
)

// share learns the questions and the sets of answers that packs share.
func (im *importer) share(l *content.Library) {
	im.sets = map[content.ID]*content.Question{}
	if l == nil {
		return
	}
	learn := func(q *content.Question) {
		if q.Set != "" {
			im.sets[q.Set] = q
		}
	}
	for _, p := range l.Packs {
		for _, q := range p.Questions {
			learn(q)
		}
	}
	for _, q := range l.Bank() {
		learn(q)
		im.shared[q.ID], im.taken[string(q.ID)] = q, true
	}
}

// same reports whether the question is one that packs share.
func (im *importer) same(q *Question, of *content.Question) bool {
	return q.Type == of.Type && q.Ask[im.Source] == of.Ask && im.sameAnswers(q, of)
}

func (im *importer) sameAnswers(q *Question, of *content.Question) bool {
	return slices.EqualFunc(q.Answers, of.Answers, func(a Answer, b *content.Answer) bool {
		return a.ID == b.ID && a.Text[im.Source] == b.Text && a.Alone == b.Alone
	})
}

// setOf is the set that holds just these answers, or "".
func (im *importer) setOf(q *Question) content.ID {
	if q.Type != content.One {
		return ""
	}
	for _, id := range slices.Sorted(maps.Keys(im.sets)) {
		if im.sameAnswers(q, im.sets[id]) {
			return id
		}
	}
	return ""
}
