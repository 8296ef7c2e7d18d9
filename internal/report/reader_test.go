package report_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/plan"
	"alcove.example/internal/report"
	"alcove.example/locales"
	"alcove.example/questionnaires"
	"pgregory.net/rapid"
)

// The marks that the tests put into all that a reader may not see.
const (
	markAnswer = "ANSWERMARK"
	markSecret = "SECRETMARK" // in what belongs to a sensitive question
	markAsk    = "ASKMARK"
	markNote   = "NOTEMARK"
	markPack   = "PACKMARK"
	markWho    = "WHOMARK"  // threats, adversaries, hand-overs
	markWhy    = "WHYMARK"  // what a step does, its limits, its sources
	markHarm   = "HARMMARK" // when not to do a step, and what is paid for with what
	markGate   = "GATEMARK"
	markStep   = "STEPMARK"
)

// marked is the shipped library, freshly read, with a mark in every text that says
// who, why or what was answered.
func marked(t interface {
	Helper()
	Fatal(...any)
}) *content.Library {
	t.Helper()
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	pack := lib.Pack("own-setup")
	pack.Title += " " + markPack
	for _, q := range pack.Questions {
		q.Ask += " " + markAsk
		for _, a := range q.Answers {
			a.Text += " " + markAnswer
			if q.Sensitive {
				a.Text += " " + markSecret
			}
		}
	}
	for _, x := range lib.Threats {
		x.Title = content.Text{Any: x.Title.Any + " " + markWho, Phone: x.Title.Phone + " " + markWho, Computer: x.Title.Computer + " " + markWho}
	}
	for _, x := range lib.HandOvers {
		x.Title += " " + markWho
		x.NotYet += " " + markWho
		x.Now = append(slices.Clone(x.Now), markWho)
	}
	for _, x := range lib.Helplines {
		x.Title += " " + markWho
	}
	for _, x := range lib.Controls {
		x.Does, x.Limit, x.WhenNot = x.Does+" "+markWhy, x.Limit+" "+markWhy, x.WhenNot+" "+markHarm
		x.Title += " " + markStep
		if x.Trade != nil {
			x.Trade.Note += " " + markHarm + "-TRADE"
		}
	}
	for _, x := range lib.Sources {
		x.Title, x.Publisher = x.Title+" "+markWhy, x.Publisher+" "+markWhy
	}
	for _, x := range lib.Gates {
		x.Title, x.IfYes, x.Reason = x.Title+" "+markGate, x.IfYes+" "+markGate, x.Reason+" "+markGate
	}
	return lib
}

func reader(name string) report.Reader {
	i := slices.IndexFunc(report.Readers, func(r report.Reader) bool { return r.Name == name })
	return report.Readers[i]
}

func view(lib *content.Library, words *locale.Words, answers interview.Answers, r report.Reader) report.View {
	pack := lib.Pack("own-setup")
	a := assess.NewScope(lib, pack).Assess(assess.Input{Sheet: interview.NewSheet(pack, answers)})
	notes := map[content.ID]string{}
	for _, q := range pack.Questions {
		notes[q.ID] = markNote + " שלום (8)"
	}
	return report.View{Library: lib, Words: words, Assessment: a, Plan: plan.Make(a, nil), Reader: r, Notes: notes, Origin: &report.Origin{Signer: markWho}}
}

func english(t *testing.T) *locale.Words {
	t.Helper()
	words, err := locale.Load(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func written(t interface {
	Helper()
	Fatal(...any)
}, f report.Format, v report.View) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// some are answers to questions chosen by chance.
func some(t *rapid.T, pack *content.Pack) interview.Answers {
	out := interview.Answers{}
	for _, q := range pack.Questions {
		if len(q.Answers) == 0 || rapid.IntRange(0, 3).Draw(t, "left out "+string(q.ID)) == 0 {
			continue
		}
		id := rapid.SampledFrom(q.Answers).Draw(t, string(q.ID)).ID
		out[q.ID] = interview.Choose(id)
		if q.Type == content.Many {
			out[q.ID] = interview.Tick(id)
		}
	}
	return out
}

// barred is what no format may hold for a reader. The program's name and escapes
// are for nobody.
var barred = map[string][]string{
	"me":     {markGate},
	"steps":  {markAnswer, markSecret, markAsk, markNote, markPack, markWho, markWhy, markGate, "own-setup", `"pack"`, "://"},
	"helper": {markAnswer, markSecret, markAsk, markNote, markPack, markWho, markWhy, markGate, "own-setup", `"pack"`, "://"},
	"funder": {markStep, markHarm, markAnswer, markSecret, markAsk, markNote, markPack, markWho, markWhy, markGate, "own-setup", `"pack"`, "://"},
}

// TestNoReaderSeesWhatIsNotForThem: every reader and format, over answers chosen by
// chance, hand-overs among them.
func TestNoReaderSeesWhatIsNotForThem(t *testing.T) {
	lib, words := marked(t), english(t)
	questions := regexp.MustCompile(`"(` + strings.Join(questionIDs(lib.Pack("own-setup")), "|") + `)"`)
	rapid.Check(t, func(t *rapid.T) {
		answers := some(t, lib.Pack("own-setup"))
		for _, r := range report.Readers {
			if len(barred[r.Name]) == 0 {
				t.Fatalf("nothing says what %s may not see", r.Name)
			}
			v := view(lib, words, answers, r)
			for _, f := range report.Formats {
				s := written(t, f, v)
				for _, no := range append([]string{"alcove", "Alcove", "\x1b", "<script", "src="}, barred[r.Name]...) {
					if strings.Contains(s, no) {
						t.Fatalf("%s as %s holds %q:\n%s", r.Name, f.Name, no, s)
					}
				}
				if r.Name != "me" && questions.MatchString(s) {
					t.Fatalf("%s as %s names a question: %s", r.Name, f.Name, questions.FindString(s))
				}
			}
		}
	})
}

func questionIDs(p *content.Pack) []string {
	var out []string
	for _, q := range p.Questions {
		out = append(out, string(q.ID))
	}
	return out
}

// TestReadersSeeWhatIsForThem: what keeps the tests above from passing on empty
// pages.
func TestReadersSeeWhatIsForThem(t *testing.T) {
	lib, words := marked(t), english(t)
	pack := lib.Pack("own-setup")
	answers, wrong := interview.Parse([]byte(organiser), pack)
	if wrong != nil {
		t.Fatal(wrong)
	}
	first := view(lib, words, answers, reader("me")).Plan.Lanes[plan.Today][0].Control
	for _, c := range []struct{ reader, format, want string }{
		{"me", "text", markSecret}, {"me", "md", markNote}, {"me", "html", "<bdi>" + markNote + " שלום (8)</bdi>"}, {"me", "html", markWho}, {"me", "html", markWhy}, {"me", "html", markPack},
		{"me", "html", "<svg"}, {"me", "csv", markAnswer}, {"me", "json", `"phone-code"`}, {"me", "text", first.Title},
		{"steps", "text", first.Title}, {"steps", "md", first.Title}, {"steps", "html", first.Title}, {"steps", "json", first.Title}, {"steps", "csv", first.Title},
		{"funder", "text", "Kept private: the risk is high"}, {"funder", "md", "Kept private: the risk is high"}, {"me", "md", "Kept private: the risk is high"}, {"funder", "html", "<svg"}, {"funder", "json", `"person":true`},
		{"helper", "text", first.Title}, {"helper", "html", first.Title}, {"helper", "md", first.Title},
		{"funder", "csv", "with_help,1,"}, {"funder", "text", "with someone"},
	} {
		i := slices.IndexFunc(report.Formats, func(f report.Format) bool { return f.Name == c.format })
		if s := written(t, report.Formats[i], view(lib, words, answers, reader(c.reader))); !strings.Contains(s, c.want) {
			t.Errorf("%s as %s lacks %q:\n%s", c.reader, c.format, c.want, s)
		}
	}
	for _, r := range report.Readers {
		for _, f := range report.Formats {
			s := written(t, f, view(lib, words, answers, r))
			if !strings.Contains(s, "Not part of this program.") && !strings.Contains(s, `"built_in":false`) {
				t.Errorf("%s as %s does not say where the questionnaire comes from", r.Name, f.Name)
			}
		}
	}
	with := view(lib, words, answers, reader("helper").With(report.Readings, report.Threats, report.Chosen))
	with.Sections = []content.ID{"phone"}
	for _, want := range []string{"How things stand", "Kept private: the risk is high", markWho, "Some answers", "Your phone", "With 4 digits " + markAnswer} {
		if s := strings.Join(strings.Fields(written(t, report.Formats[0], with)), " "); !strings.Contains(s, want) {
			t.Errorf("a helper who was given more lacks %q:\n%s", want, s)
		}
	}
	for _, f := range report.Formats {
		s := written(t, f, view(lib, words, answers, report.Reader{}))
		if strings.Contains(s, first.Title) || strings.Contains(s, "high") || strings.Contains(s, "MARK") {
			t.Errorf("%s for nobody in particular is not empty:\n%s", f.Name, s)
		}
	}
}

// TestNoStepWithoutWhenNotTo: wherever it says how a step is done, whoever reads it, it
// says when not to and what is paid for with what, also where people must take over.
func TestNoStepWithoutWhenNotTo(t *testing.T) {
	lib, words := marked(t), english(t)
	for _, c := range lib.Controls {
		c.Steps, c.WhenNot = map[content.ID][]string{"any": {"How-" + string(c.ID) + "."}}, "Not-"+string(c.ID)+"."
		c.Trade = &content.Trade{Gives: content.C, Takes: content.A, Note: "Paid-" + string(c.ID) + "."}
	}
	for _, answers := range []interview.Answers{
		{"devices": interview.Tick("android"), "phone-code": interview.Choose("four")},
		{"in-danger-now": interview.Choose("yes")},
	} {
		for _, r := range report.Readers {
			for _, f := range report.Formats {
				s, told := strings.Join(strings.Fields(written(t, f, view(lib, words, answers, r))), ""), 0
				for _, c := range lib.Controls {
					if !strings.Contains(s, "How-"+string(c.ID)+".") {
						continue
					}
					told++
					if !strings.Contains(s, "Not-"+string(c.ID)+".") || !strings.Contains(s, "Paid-"+string(c.ID)+".") {
						t.Errorf("%s as %s says how to do %s, and not when not to or what it costs", r.Name, f.Name, c.ID)
					}
				}
				if told == 0 && (r.Name == "steps" || r.Name == "helper") {
					t.Errorf("%s as %s holds no step:\n%s", r.Name, f.Name, s)
				}
			}
		}
	}
}

// TestAHandOverTellsOthersNothing: that people had to take over is for the person
// alone.
func TestAHandOverTellsOthersNothing(t *testing.T) {
	lib, words := marked(t), english(t)
	answers := interview.Answers{"in-danger-now": interview.Choose("yes")}
	for _, f := range report.Formats {
		v := view(lib, words, answers, reader("funder"))
		if len(v.Assessment.HandOvers) == 0 {
			t.Fatal("nothing is handed over")
		}
		s := written(t, f, v)
		for _, no := range []string{"danger", "hand_over", "high", "low"} {
			if strings.Contains(strings.ReplaceAll(s, "overflow", ""), no) {
				t.Errorf("funder as %s holds %q:\n%s", f.Name, no, s)
			}
		}
	}
}

// TestNoCellIsAFormula: whatever stands in a questionnaire, a spreadsheet reads it
// as text.
func TestNoCellIsAFormula(t *testing.T) {
	words := english(t)
	for _, sign := range []string{"=", "+", "-", "@", " =", "\t=", "\u00a0@", "\r-"} {
		lib := marked(t)
		for _, c := range lib.Controls {
			c.Title, c.Does, c.Steps = sign+c.Title, sign+c.Does, map[content.ID][]string{"any": {sign + "1+1"}}
		}
		for _, r := range report.Readers {
			answers := interview.Answers{"devices": interview.Tick("android"), "phone-supported": interview.Choose("ended")}
			s := written(t, report.Formats[4], view(lib, words, answers, r))
			bare, marked := strings.CutPrefix(s, "\ufeff")
			if !marked {
				t.Fatalf("%s: nothing says that it is UTF-8", r.Name)
			}
			rows := csv.NewReader(strings.NewReader(bare))
			count := 0
			for {
				row, err := rows.Read()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				count++
				for _, cell := range row {
					if strings.IndexAny(strings.TrimSpace(cell), "=+-@") == 0 {
						t.Fatalf("%s: the cell %q is a formula", r.Name, cell)
					}
				}
			}
			if count < 2 {
				t.Fatalf("%s has no rows: %s", r.Name, s)
			}
		}
	}
}

// Advice that is out of date on the day of a report is marked for every reader who
// gets steps, as often as there are such steps.
func TestOldAdviceIsMarked(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	words := english(t)
	answers, _ := interview.Parse([]byte(organiser), lib.Pack("own-setup"))
	for _, r := range report.Readers {
		for _, format := range report.Formats {
			for year, want := range map[int]bool{2026: false, 2040: true} {
				v := view(lib, words, answers, r)
				v.Today = content.Date{Year: year, Month: 11, Day: 22}
				if !r.Holds(report.Steps) || format.Name == "json" || format.Name == "csv" {
					continue
				}
				var b bytes.Buffer
				if err := format.Write(&b, v); err != nil {
					t.Fatal(err)
				}
				if got := strings.Contains(strings.Join(strings.Fields(b.String()), " "), words.Say("step.stale")); got != want {
					t.Errorf("%s for %s in %d: marked: %v", format.Name, r.Name, year, got)
				}
			}
		}
	}
}
