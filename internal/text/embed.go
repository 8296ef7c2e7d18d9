package text

import (
	"slices"
	"strings"
)

const (
	rle = '\u202b' // what follows is nested, and read from right to left
	pdf = '\u202c' // the end of it
	rlm = '\u200f' // nothing, but read from right to left
)

// embed is a line in reading order for a terminal that reorders by itself and
// takes every line for one that is read from left to right. In a right-to-left
// box the line says that it is not. Where the terminal would still come to
// another order than ours, what is nested is fenced.
func (b Box) embed(ps pieces) Line {
	line := inReadingOrder(ps)
	if !b.leftAlone(ps) {
		line = b.fenced(ps)
	}
	if b.Dir == LeftToRight {
		return line
	}
	line = append(Line{{Text: string(rle)}}, line...)
	return append(line, Span{Text: string(pdf)})
}

// leftAlone reports whether the algorithm puts the line, as it stands, into the
// order that its levels say, with the same brackets mirrored.
func (b Box) leftAlone(ps pieces) bool {
	var wanted []level
	for _, p := range ps {
		for at := range p.text {
			wanted = append(wanted, b.levelAt(p, at))
		}
	}
	found := resolve([]rune(ps.String()), b.Dir)
	turned := func(x, y level) bool { return x%2 == y%2 }
	return slices.EqualFunc(found, wanted, turned) && slices.Equal(visualOrder(found), visualOrder(wanted))
}

// levelAt is the level of the character of a piece that begins at that byte.
func (b Box) levelAt(p piece, at int) level {
	if p.levels == nil {
		return b.Dir.base()
	}
	return p.levels[at]
}

// fenced puts marks of isolation wherever the level changes.
func (b Box) fenced(ps pieces) Line {
	var line Line
	now := b.Dir.base()
	for _, p := range ps {
		var words strings.Builder
		for at, r := range p.text {
			now = fence(&words, now, b.levelAt(p, at))
			if r != zwsp {
				words.WriteRune(r)
			}
		}
		line = append(line, Span{words.String(), p.role})
	}
	var end strings.Builder
	fence(&end, now, b.Dir.base())
	return append(line, Span{Text: end.String()}).filled()
}

// fence goes from one level to another.
func fence(b *strings.Builder, now, want level) level {
	for ; now > want; now-- {
		b.WriteRune(pdi)
	}
	for ; now < want; now++ {
		if now%2 == 0 {
			b.WriteRune(rli)
		} else {
			b.WriteRune(lri)
		}
	}
	return now
}
