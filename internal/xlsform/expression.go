package xlsform

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An expression is a condition as a form has it: a part of XPath, read into a
// tree. What is outside that part has the kind "other", and what is below it
// means nothing.
type expression struct {
	kind string // and, or, not, compare, call, name, text, number, self, other
	text string // of names, texts, calls; the sign of a comparison
	x    float64
	args []*expression
}

const (
	mostExpression = 4000 // bytes
	mostNested     = 30
)

// parseExpression reads a whole expression. What cannot be read gives false.
func parseExpression(s string) (*expression, bool) {
	if len(s) > mostExpression {
		return nil, false
	}
	p := &expressionReader{s: plainQuotes.Replace(s)}
	p.next()
	e := p.either(0)
	return e, !p.bad && p.token == "" && e != nil
}

// plainQuotes undoes what word processors do to quotation marks and blanks.
var plainQuotes = strings.NewReplacer("‘", "'", "’", "'", "‚", "'", "“", `"`, "”", `"`, "„", `"`, "\u00a0", " ", "≥", ">=", "≤", "<=", "≠", "!=")

// expressionReader reads one token ahead.
type expressionReader struct {
	s     string
	token string // a sign or a word; "" at the end
	kind  string // sign, word, name, text, number
	bad   bool
}

// next reads the next token.
func (p *expressionReader) next() {
	p.s = strings.TrimLeftFunc(p.s, unicode.IsSpace)
	p.token, p.kind = "", ""
	if p.s == "" {
		return
	}
	switch c := p.s[0]; {
	case strings.HasPrefix(p.s, "${"):
		end := strings.IndexByte(p.s, '}')
		if end < 0 {
			p.fail()
			return
		}
		p.kind, p.token, p.s = "name", strings.TrimSpace(p.s[2:end]), p.s[end+1:]
		if p.token == "" {
			p.fail()
		}
	case c == '\'' || c == '"':
		end := strings.IndexByte(p.s[1:], c)
		if end < 0 {
			p.fail()
			return
		}
		p.kind, p.token, p.s = "text", p.s[:end+2], p.s[end+2:]
	case c >= '0' && c <= '9' || c == '.' && len(p.s) > 1 && p.s[1] >= '0' && p.s[1] <= '9':
		p.cut("number", func(r rune) bool { return r >= '0' && r <= '9' || r == '.' })
	case unicode.IsLetter(firstRune(p.s)):
		p.cut("word", func(r rune) bool {
			return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' || r == ':'
		})
	default:
		p.kind = "sign"
		for _, sign := range []string{">=", "<=", "!=", "==", "..", "//"} {
			if strings.HasPrefix(p.s, sign) {
				p.token, p.s = sign, p.s[2:]
				return
			}
		}
		_, size := utf8.DecodeRuneInString(p.s)
		p.token, p.s = p.s[:size], p.s[size:]
	}
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func (p *expressionReader) cut(kind string, in func(rune) bool) {
	end := strings.IndexFunc(p.s, func(r rune) bool { return !in(r) })
	if end < 0 {
		end = len(p.s)
	}
	p.kind, p.token, p.s = kind, p.s[:end], p.s[end:]
}

func (p *expressionReader) fail() { p.bad, p.token, p.s = true, "", "" }

// isWord reports whether the token is this word, which forms write in any case.
func (p *expressionReader) isWord(w string) bool {
	return p.kind == "word" && strings.EqualFold(p.token, w)
}

func (p *expressionReader) isSign(s string) bool { return p.kind == "sign" && p.token == s }

func (p *expressionReader) either(depth int) *expression {
	return p.list("or", depth, p.both)
}

func (p *expressionReader) both(depth int) *expression {
	return p.list("and", depth, p.comparison)
}

func (p *expressionReader) list(word string, depth int, part func(int) *expression) *expression {
	if depth > mostNested {
		p.fail()
		return nil
	}
	args := []*expression{part(depth)}
	for p.isWord(word) {
		p.next()
		args = append(args, part(depth))
	}
	if len(args) == 1 {
		return args[0]
	}
	return &expression{kind: word, args: args}
}

func (p *expressionReader) comparison(depth int) *expression {
	left := p.sum(depth)
	for p.kind == "sign" {
		sign := p.token
		switch sign {
		case "==":
			sign = "="
		case "=", "!=", "<", ">", "<=", ">=":
		default:
			return left
		}
		p.next()
		left = &expression{kind: "compare", text: sign, args: []*expression{left, p.sum(depth)}}
	}
	return left
}

// sum reads reckonings, of which only a minus before a number has a meaning
// here.
func (p *expressionReader) sum(depth int) *expression {
	minus := p.isSign("-")
	if minus {
		p.next()
	}
	e := p.value(depth)
	if minus && e != nil && e.kind == "number" {
		e = &expression{kind: "number", x: -e.x, text: "-" + e.text}
	} else if minus {
		e = &expression{kind: "other"}
	}
	for p.isSign("+") || p.isSign("-") || p.isSign("*") || p.isSign("/") || p.isSign("|") || p.isWord("div") || p.isWord("mod") {
		p.next()
		p.value(depth)
		e = &expression{kind: "other"}
	}
	return e
}

func (p *expressionReader) value(depth int) *expression {
	token, kind := p.token, p.kind
	if token == "" {
		p.fail()
		return nil
	}
	p.next()
	switch {
	case kind == "name" || kind == "text":
		if kind == "text" {
			token = token[1 : len(token)-1]
		}
		return &expression{kind: kind, text: token}
	case kind == "number":
		x, err := strconv.ParseFloat(token, 64)
		if err != nil {
			p.fail()
		}
		return &expression{kind: "number", x: x, text: token}
	case kind == "word" && p.isSign("("):
		return p.call(strings.ToLower(token), depth)
	case token == "(":
		e := p.either(depth + 1)
		p.close()
		return e
	case token == "." && !p.isSign("/"):
		return &expression{kind: "self"}
	}
	return p.path(token, kind)
}

// path passes over a path to a question, which has no meaning here.
func (p *expressionReader) path(token, kind string) *expression {
	for token == "/" || token == "//" || token == ".." || token == "." || kind == "word" {
		if kind == "word" && !p.isSign("/") && !p.isSign("//") {
			return &expression{kind: "other"}
		}
		token, kind = p.token, p.kind
		p.next()
		if token == "" {
			break
		}
	}
	if kind != "name" {
		p.fail()
	}
	return &expression{kind: "other"}
}

func (p *expressionReader) close() {
	if !p.isSign(")") {
		p.fail()
		return
	}
	p.next()
}

func (p *expressionReader) call(name string, depth int) *expression {
	e := &expression{kind: "call", text: name}
	p.next()
	for !p.isSign(")") {
		if p.bad || p.token == "" {
			p.fail()
			return e
		}
		e.args = append(e.args, p.either(depth+1))
		if !p.isSign(",") {
			break
		}
		p.next()
	}
	p.close()
	if name == "not" && len(e.args) == 1 {
		e.kind = "not"
	}
	return e
}
