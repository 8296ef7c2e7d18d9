package record

import "fmt"

// What a book may be at most.
const (
	MaxSize    = 16 << 20 // bytes
	MaxDepth   = 32       // levels of arrays and objects
	MaxMembers = 10_000   // records; and members of any array or object
)

// measure fails if JSON text is larger, deeper or broader than a book may be. It
// allocates nothing and does not care whether the text is valid.
func measure(data []byte) error {
	if len(data) > MaxSize {
		return fmt.Errorf("%w: %d bytes", ErrTooLarge, len(data))
	}
	var members [MaxDepth + 1]int
	depth, inText := 0, false
	for i := 0; i < len(data); i++ {
		c := data[i]
		if inText {
			switch c {
			case '\\':
				i++
			case '"':
				inText = false
			}
			continue
		}
		switch c {
		case '"':
			inText = true
		case '{', '[':
			if depth++; depth > MaxDepth {
				return fmt.Errorf("%w: byte %d", ErrTooDeep, i)
			}
			members[depth] = 1
		case '}', ']':
			depth = max(0, depth-1)
		case ',':
			if members[depth]++; members[depth] > MaxMembers {
				return fmt.Errorf("%w: byte %d", ErrTooMany, i)
			}
		}
	}
	return nil
}
