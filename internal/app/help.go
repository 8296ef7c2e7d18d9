package app

import "strconv"

// topics are the help pages, in order. Each has a title and three to five
// paragraphs in the words of the program.
var topics = []struct {
	id    string
	paras int
}{
	{"what", 3}, {"keys", 4}, {"figures", 4}, {"keeping", 4}, {"rescue", 3}, {"traces", 5}, {"not-protected", 5}, {harm.id, harm.paras},
}

// harm says what to do if a step did harm. Every step leads to it too.
var harm = topic{"harm", 3}

// helpTopics lists what can be read about the program itself.
type helpTopics struct{}

func (helpTopics) page(s *Session) Page {
	p := Page{ID: "help", Title: s.say("help.title")}
	for _, t := range topics {
		p.Choices = append(p.Choices, Choice{Text: s.say("help." + t.id), do: func() Job { return s.push(topic{t.id, t.paras}) }})
	}
	if s.lib != nil {
		p.Choices = append(p.Choices, Choice{Text: s.say("help.words"), do: func() Job { return s.push(glossary{}) }})
	}
	p.Choices = append(p.Choices, s.readingChoice()...)
	number(p.Choices)
	return p
}

type topic struct {
	id    string
	paras int
}

func (x topic) page(s *Session) Page {
	p := Page{ID: "help:" + x.id, Title: s.say("help." + x.id)}
	for i := range x.paras {
		p.Body = append(p.Body, para(s.say("help."+x.id+"."+strconv.Itoa(i+1))))
	}
	return p
}

// glossary explains the words.
type glossary struct{}

func (glossary) page(s *Session) Page {
	p := Page{ID: "glossary", Title: s.say("help.words")}
	for _, t := range s.lib.Glossary {
		p.Body = append(p.Body, s.term(t))
	}
	return p
}

// confirm asks before something that is hard to take back. The harmless answer
// is the default.
type confirm struct {
	id  string
	yes func() Job
}

func (x confirm) page(s *Session) Page {
	words := "confirm." + x.id
	return x.with(s, words+".title", words+".say", words+".yes")
}

// with is its page in the words with these ids.
func (x confirm) with(s *Session, title, say, yes string) Page {
	return Page{ID: "confirm:" + x.id, Title: s.say(title), asks: true, Body: []Block{para(s.say(say))},
		Choices: []Choice{
			{Key: "1", Text: s.say("confirm.no"), do: s.back},
			{Key: "2", Text: s.say(yes), do: func() Job { s.back(); return x.yes() }},
		}}
}

// message says one thing, and leads back.
type message struct {
	id, title string
	body      []string
}

func (x message) page(s *Session) Page {
	p := Page{ID: "message:" + x.id, Title: x.title, Choices: []Choice{{Key: "1", Text: s.say("message.back"), do: s.back}}}
	for _, b := range x.body {
		p.Body = append(p.Body, para(b))
	}
	return p
}
