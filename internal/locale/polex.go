package locale

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A kind is what a line of a PO file, with the strings that continue it, is.
type kind uint8

const (
	end kind = iota
	gap
	obsolete // #~
	comment  // # of a translator
	earlier  // #|, the English before it changed
	note     // #.
	flags    // #,
	msgctxt
	msgid
	plural
	msgstr
	form // msgstr[n]
)

func (k kind) String() string {
	return [...]string{
		"the end of the file", "an empty line", "an obsolete entry", "a comment", "an earlier text", "a note", "flags",
		"msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr[n]",
	}[k]
}

// keywords are sorted so that none hides a longer one.
var keywords = [...]struct {
	word string
	kind kind
}{
	{`msgctxt "`, msgctxt},
	{`msgid "`, msgid},
	{`msgstr "`, msgstr},
	{`msgid_plural "`, plural},
}

// A token is a kind with its text: of a string what is between the quotes.
type token struct {
	kind kind
	text string
	n    int // of a form
	line int
	old  bool // it stands behind #~
}

// A lexer cuts a PO file into tokens.
type lexer struct {
	file  string
	rest  string
	depth depth
	line  int // number of the line read last
	token token
}

// depth is how much of a file is read.
type depth uint8

const (
	asShown depth = iota // what the program shows
	whole                // all that a translator left in it
)

func (l *lexer) wrong(format string, args ...any) error {
	return &SyntaxError{l.file, max(l.line, 1), fmt.Sprintf(format, args...)}
}

// advance reads the next token. References are passed over, and so are, where
// only what is shown is read, notes, comments and earlier English texts.
func (l *lexer) advance() error {
	for l.rest != "" {
		line, err := l.nextLine()
		if err != nil {
			return err
		}
		l.token = token{line: l.line}
		switch {
		case line == "":
			l.token.kind = gap
			return nil
		case line[0] != '#':
			return l.keyword(line, "")
		case line == "#" && l.depth == asShown:
			continue
		case line == "#":
			l.token.kind = comment
			return nil
		case line[1] == '.' && l.depth == asShown:
			continue
		case line[1] == '.':
			l.token.kind, l.token.text = note, strings.TrimSpace(line[2:])
			return nil
		case line[1] == ',':
			l.token.kind, l.token.text = flags, line[2:]
			return nil
		case line[1] == '~' && l.depth == whole:
			return l.obsolete(strings.TrimPrefix(line[2:], " "))
		case line[1] == '~':
			l.token.kind = obsolete
			return nil
		case !strings.Contains(" :|", line[1:2]):
			return l.wrong("the comment %.40q begins with none of: # #. #: #, #| #~", line)
		case l.depth == whole && line[1] != ':':
			l.token.kind, l.token.text = comment, line[2:]
			if line[1] == '|' {
				l.token.kind, l.token.text = earlier, strings.TrimPrefix(line[2:], " ")
			}
			return nil
		}
	}
	l.token = token{kind: end, line: l.line}
	return nil
}

// nextLine takes a line off the file. Both kinds of line ends are taken.
func (l *lexer) nextLine() (string, error) {
	var line string
	line, l.rest, _ = strings.Cut(l.rest, "\n")
	line = strings.TrimSuffix(line, "\r")
	l.line++
	for i := range len(line) {
		if line[i] < ' ' || line[i] == 0x7f {
			return "", l.wrong("the control character %#02x", line[i])
		}
	}
	if !utf8.ValidString(line) {
		return "", l.wrong("not UTF-8")
	}
	return line, nil
}

// obsolete reads a line behind #~, which is like any other.
func (l *lexer) obsolete(line string) error {
	switch {
	case line == "":
		l.token.kind = comment
		return nil
	case line[0] == '|':
		l.token.kind, l.token.text = earlier, strings.TrimPrefix(line[1:], " ")
		return nil
	}
	l.token.old = true
	return l.keyword(line, "#~ ")
}

// keyword reads a line that begins with a keyword, and those that continue its
// string, which have the same beginning.
func (l *lexer) keyword(line, beginning string) error {
	text := ""
	for _, k := range keywords {
		if strings.HasPrefix(line, k.word) {
			l.token.kind, text = k.kind, line[len(k.word)-1:]
		}
	}
	if len(line) > len(`msgstr[0] `) && strings.HasPrefix(line, "msgstr[") && line[8:10] == "] " {
		l.token.kind, l.token.n, text = form, int(line[7]-'0'), line[10:]
	}
	if l.token.kind < msgctxt {
		return l.wrong("unexpected %.40q", line)
	}

	first, err := l.quoted(text)
	if err != nil || !l.continues(beginning) {
		l.token.text = first
		return err
	}
	all := []byte(first)
	for l.continues(beginning) {
		if line, err = l.nextLine(); err != nil {
			return err
		}
		part, err := l.quoted(line[len(beginning):])
		if err != nil {
			return err
		}
		if all = append(all, part...); len(all) > maxText {
			return l.wrong("the text is longer than %d KiB", maxText>>10)
		}
	}
	l.token.text = string(all)
	return nil
}

// continues reports whether the next line continues a string.
func (l *lexer) continues(beginning string) bool {
	rest, found := strings.CutPrefix(l.rest, beginning)
	return found && strings.HasPrefix(rest, `"`)
}

// quoted is the text that stands between quotes, unescaped.
func (l *lexer) quoted(s string) (string, error) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return "", l.wrong("no quote at the end of the line")
	}
	s = s[1 : len(s)-1]
	if len(s) > maxText {
		return "", l.wrong("the text is longer than %d KiB", maxText>>10)
	}
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '"') < 0 {
		return s, nil
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return "", l.wrong(`a quote inside the text must be written \"`)
		case s[i] != '\\':
			out = append(out, s[i])
			continue
		case i+1 == len(s):
			return "", l.wrong("no quote at the end of the line")
		}
		i++
		switch s[i] {
		case 'n':
			out = append(out, '\n')
		case 't':
			out = append(out, '\t')
		case '"', '\\':
			out = append(out, s[i])
		default:
			return "", l.wrong(`\%c means nothing here: only \n \t \" \\ do`, s[i])
		}
	}
	return string(out), nil
}
