package app

import (
	"io"
	"slices"
	"strconv"

	"alcove.example/internal/report"
)

// storyChoice offers to tell a change to people who do not know the person.
func (s *Session) storyChoice(c report.Comparison) []Choice {
	if s.small {
		return nil
	}
	return []Choice{{Key: "1", Text: s.say("export.tell"), do: func() Job {
		v := report.ComparisonView{Library: s.lib, Words: s.words, Comparison: c}
		return s.push(exportStory{story: report.Story{Words: s.words}, proposed: v.Sentences()})
	}}}
}

// exportStory proposes one sentence after the other. Only those that are taken are
// in the story; the choice that stands first leaves out.
type exportStory struct {
	story    report.Story // so far
	proposed []string
	at       int
}

func (x exportStory) page(s *Session) Page {
	p := Page{ID: "export-story:" + strconv.Itoa(x.at+1), Title: s.say("export.sentence"), Aside: s.say("export.sentence-of", arg("number", strconv.Itoa(x.at+1)), arg("all", strconv.Itoa(len(x.proposed))))}
	p.Body = []Block{{Text: x.proposed[x.at], Indent: 2}, para(s.say("export.known"))}
	p.Choices = []Choice{
		{Text: s.say("export.leave-out"), do: func() Job { return x.next(s) }},
		{Text: s.say("export.take"), do: func() Job {
			x.story.Sentences = append(slices.Clip(x.story.Sentences), x.proposed[x.at])
			return x.next(s)
		}},
		{Text: s.say("export.leave-rest"), do: func() Job { x.at = len(x.proposed); return x.next(s) }},
		s.notNow(),
	}
	number(p.Choices)
	return p
}

// next is the sentence after, or all that were taken.
func (x exportStory) next(s *Session) Job {
	if x.at++; x.at < len(x.proposed) {
		return s.push(x)
	}
	if len(x.story.Sentences) == 0 {
		s.dropExport()
		return s.push(message{id: "no-story", title: s.say("export.nothing-written"), body: []string{s.say("export.nothing-taken")}})
	}
	d := &draft{pieces: x.story.Pieces()}
	for _, f := range report.StoryFormats {
		d.forms = append(d.forms, formed(f.Name, func(w io.Writer) error { return f.Write(w, x.story) }))
	}
	return s.push(exportPreview{d})
}
