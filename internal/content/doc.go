// Package content is what a questionnaire and the knowledge base are.
//
// The nouns. A [Library] is the knowledge base and the packs. The knowledge
// base holds [Asset]s (what a person wants to protect), [Adversary]s (who may
// want to harm it, with their reach), [Threat]s (what could happen), [Control]s
// (what helps; a step in a plan is a control the person takes), [Gate]s (when a
// control can harm), [HandOver]s (when people must take over from a program),
// [Source]s, [Helpline]s and glossary [Term]s. A [Pack] is one questionnaire:
// sections of [Question]s whose [Answer]s carry [Effect]s on the reckoning.
//
// The promises. Content is data: conditions are [Cond] values with three truth
// values, never code. Everything a reader of this package sees has been
// checked: ids resolve, answer sets are spread out into plain answers with
// plain effects, bank questions are in their place. What is wrong in a file is
// reported as a [Problem] with file, line, column and a rule code, all of them
// at once, never as a partial library. Ids are stable for ever; texts are
// English here and are translated by key (see [Key]) where they are shown.
//
// An [Outside] is a pack from outside the program with what it brings to the
// knowledge base. It has a library of its own, so that nothing it brings speaks in
// another pack, and it names all that it puts in the place of something built in.
//
// YAML lives here only. It is read as a strict subset: one document, no
// anchors, aliases, tags or merge keys, no duplicate and no unknown fields,
// bounded depth and size.
//
// Deliberately absent: files are reached through fs.FS only, so this package
// cannot write; there are no risk formulas here, and no words for people (a
// Problem names a rule; the words of the rule are in the locale).
package content
