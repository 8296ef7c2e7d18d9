package authoring

// Rules gives all rules, family by family. Those without a function are found
// while the files are read.
func Rules() []Rule {
	return []Rule{
		{"E000", Error, names("what"), nil},

		{"Y001", Error, names("wanted"), nil},
		{"Y002", Error, names("given"), nil},
		{"Y003", Error, names("given"), nil},
		{"Y004", Error, names("given"), curlyQuotes},
		{"Y005", Error, names("field"), nil},
		{"Y006", Error, names("given", "right"), nil},
		{"Y007", Error, names("given"), nil},
		{"Y008", Warning, names("given"), nil},

		{"N001", Error, names("given"), nil},
		{"N002", Error, names("given"), vanished},
		{"N003", Error, names("given"), nil},

		{"R001", Error, names("given"), nil},
		{"R002", Error, names("given", "question"), nil},
		{"R003", Error, names("given"), nil},
		{"R004", Error, names("given"), nil},
		{"R005", Warning, names("given"), orphans},

		{"C001", Error, names("given"), nil},
		{"C002", Error, names("question", "given"), nil},
		{"C003", Error, names("given", "range"), outOfRange},
		{"C004", Error, names("question"), nil},
		{"C005", Warning, names("given"), useless},

		{"L001", Error, names("question"), unreachable},
		{"L002", Error, names("control", "pack"), deadAdvice},
		{"L003", Error, names("gate", "control"), silentGates},
		{"L004", Error, names("control", "answer"), doneUnknowingly},
		{"L005", Error, names("threat"), neverTried},
		{"L006", Error, names("given", "other"), contradictions},
		{"L008", Warning, names("question"), askedForNothing},
		{"L009", Note, names("given"), nil},
		{"L010", Note, names("threat"), byAnybody},

		{"G001", Error, names("threat", "n"), tooFewControls},
		{"G002", Warning, names("control"), lowersNothing},
		{"G003", Warning, names("letter"), letters},
		{"G004", Warning, names("given"), withoutOutcome},
		{"G005", Warning, names("needed", "minutes"), tooLong},
		{"G006", Warning, names("n"), quickPath},
		{"G007", Error, names("given"), noFreeStep},
		{"G008", Error, names("control", "n"), manyThreats},

		{"D001", Error, names("given"), nil},
		{"D002", Error, names("need", "control"), deadNeed},

		{"H001", Warning, names("control", "given"), harmWithoutGate},
		{"H002", Warning, names("question", "given"), notSensitive},
		{"H003", Warning, names("question"), freeTextWithoutNote},
		{"H004", Error, names("control", "gate"), nil},
		{"H005", Warning, names("given"), withoutBeginning},

		{"S001", Error, nil, nil},
		{"S003", Warning, names("control", "when"), stale},
		{"S004", Error, names("when"), wrongDates},
		{"S005", Error, names("given"), licence},
		{"S006", Warning, names("control"), unchecked},
		{"S007", Warning, names("control", "when"), veryStale},

		{"T001", Warning, names("n", "total"), untranslated},
		{"T002", Warning, names("key", "given"), ofTranslations},
		{"T003", Error, names("key", "given"), ofTranslations},
		{"T004", Warning, names("key", "given"), ofTranslations},
		{"T005", Error, names("key", "given"), ofTranslations},
		{"T006", Warning, names("key", "given"), ofTranslations},
		{"T007", Note, names("key", "given"), ofTranslations},
		{"T009", Warning, names("key", "given"), ofTranslations},

		{"X001", Error, names("given"), nil},
		{"X002", Error, names("given"), mixedScripts},
		{"X003", Error, names("given"), dangerous},

		{"W001", Warning, names("n"), longSentences},
		{"W002", Warning, names("question"), doubleQuestions},
		{"W003", Warning, names("given"), bannedWords},
		{"W004", Note, names("question", "n"), manyAnswers},
		{"W005", Warning, names("mean"), meanSentence},
		{"W006", Warning, names("n"), longSteps},
		{"W007", Warning, names("n"), longTitles},
		{"W008", Warning, names("question"), noneOfThese},
		{"W009", Warning, names("n", "most"), longQuestions},

		{"V001", Error, names("persona", "what", "wanted", "got"), failingPersonas},
		{"V002", Warning, names("given"), unreached},
		{"V003", Warning, names("n"), fewPersonas},
		{"V004", Error, names("kind", "persona", "question", "given"), strayAnswers},

		{"I001", Warning, nil, leftovers},
	}
}

func names(of ...string) []string { return of }

// elsewhere are codes of rules that have none of their own: another rule finds the
// same. A circle of conditions looks at a later question, and a source that there is
// not is an item that there is not.
var elsewhere = map[string]string{"L007": "R004", "S002": "R003"}

// RuleFor finds the rule that looks for what a code stands for, or nil.
func RuleFor(code string) *Rule {
	if of, there := elsewhere[code]; there {
		code = of
	}
	return RuleOf(code)
}

// RuleOf finds a rule by its code, or nil.
func RuleOf(code string) *Rule {
	rules := Rules()
	for i := range rules {
		if rules[i].Code == code {
			return &rules[i]
		}
	}
	return nil
}
