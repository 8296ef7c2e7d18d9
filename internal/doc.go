// Package internal is the map of the program. There is no code here, only this
// text and the tests that hold the packages to it.
//
//	                  cmd/alcove                     flags, wiring, the only exit
//	          ┌───────────┴───────────┐
//	         tui                    plain            two faces
//	          └───────────┬───────────┘
//	                     app                         what a person can do, in pages of words
//	                      │
//	interview ─► assess ─► plan ─► report            what follows from the answers
//	     └──────────┴──┬───┴─────────┘
//	               content                           what a questionnaire is
//
//	record ─► vault                                  what is kept ─► how it is kept
//	locale ─► text                                   every word ─► how a terminal draws it
//	translation, tour                                what those who translate work with; past every screen
//	authoring                                        what authors check their questionnaires with
//	xlsform                                          questionnaires as the spreadsheets that people have
//	handed                                           what people hand on to each other, and who signed it
//	device                                           what a computer tells about itself, read only
//	workshop                                         what a group says, and nobody in it
//	paper                                            a questionnaire printed, and keyed in again
//	page                                             what every page of HTML begins with
//	scrub, guard                                     the environment cleaned, the process locked in
//	bench                                            how fast a person sees it
//	faults                                           what breaks under the vault
//
//	questionnaires/  locales/                        content and words, embedded
//
// Data flows one way: content and answers make an assessment, an assessment
// makes a plan, a plan makes a report; answers go into a record, a record into
// the vault. Nothing flows back up.
//
// # The packages
//
//   - cmd/alcove reads flags, wires the rest together, and is the only one that
//     ends the program or asks for the time.
//   - internal/tui is the full-screen face. It draws pages with Bubble Tea.
//   - internal/plain is the line-by-line face: screen readers, plain terminals,
//     pipes. It says the same pages.
//   - internal/app holds the screens as pages of words, without layout, and is
//     the only place that sequences. Both faces draw the same pages.
//   - internal/report turns an assessment and a plan into files.
//   - internal/paper is a questionnaire on paper, with its branching as "go to
//     question 12", and what comes back from it.
//   - internal/page is a page of HTML that stands alone and fetches nothing; report,
//     paper and workshop write theirs with it.
//   - internal/plan orders what helps, and stops at three steps for today.
//   - internal/assess turns answers into facts, and facts into risk.
//   - internal/interview decides the next question and when it is enough.
//   - internal/content is what a questionnaire and the knowledge base are.
//   - internal/record is what is kept.
//   - internal/handed is a questionnaire in one file, and who signed it.
//   - internal/device reads what a computer can tell about itself, with consent.
//   - internal/vault is how it is kept: encrypted, in two slots.
//   - internal/workshop is what a trainer learns of a group, and of nobody in it:
//     encrypted files in, counts with small ones hidden out.
//   - internal/locale is every word a person reads.
//   - internal/xlsform is questionnaires as spreadsheets (XLSForm), in and out.
//   - internal/authoring is what authors check their questionnaires with: rules,
//     personas, calibration, coverage.
//   - internal/translation is what those who translate work with: empty files,
//     updates, checks, counts.
//   - internal/tour walks past every screen, for those who want to see them all.
//   - internal/text is how a terminal draws words.
//   - internal/guard locks the process in and restarts it.
//   - internal/scrub cleans the environment before any library reads it.
//   - internal/bench measures whole runs of the program.
//   - internal/faults breaks the computer under the vault. It is a program of its
//     own, for those who change the vault, and never part of alcove.
//   - questionnaires and locales embed the folders they stand in.
//
// # Rules that tests hold
//
//   - A package imports what the table in layers_test.go gives it, and nothing
//     else of ours or of others. A package without a row fails.
//   - Nothing imports the network, other programs, logs or plugins, and what is
//     linked into the program holds no network either.
//   - The system is reached in a few named packages; the rest gets fs.FS and
//     writers. The clock is read in cmd/alcove and passed down.
//   - Only text measures, wraps, pads or cuts.
//   - Words for people are in questionnaires/ and locales/, never in Go.
//
// # Rules that no test can hold
//
//   - Names say what a thing is in the person's world.
//   - The package comment is the design document: nouns, promises, what is
//     deliberately absent.
//   - Same input, same bytes: nothing that is shown depends on the order of a map.
//   - Every string that reaches a terminal passed text.Clean. Package text does
//     it; what goes around it has to.
//   - The program never says that somebody is safe.
//
// # Where a new thing belongs
//
//	a question, a control        one YAML file in questionnaires/, a line in a persona
//	a questionnaire              one folder in questionnaires/
//	a language                   one folder in locales/
//	words of the program         locales/en/ui.po
//	a screen                     one file in internal/app; both faces draw it as they are
//	a shape on a page            internal/app (Block), then tui and plain
//	a report format              one file in internal/report, a line in its list of formats
//	a package                    its row and its reason in layers_test.go, its line here
//	a dependency                 go.mod, and the row of the one package that owns it
package internal
