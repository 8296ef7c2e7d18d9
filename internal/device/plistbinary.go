package device

import (
	"encoding/binary"
	"math"
	"time"
	"unicode/utf16"
)

// binaryPlist is a property list in Apple's binary form (bplist00): objects,
// a table of where each begins, and a trailer that says how wide the entries are.
type binaryPlist struct {
	data    []byte
	offsets []int
	width   int // bytes of a reference to an object
	left    int // objects that may still be read: a small file can hold endlessly many
}

const mostObjects = 10_000

func parseBinaryPlist(data []byte) (any, bool) {
	const magic, trailer = 8, 32
	if len(data) < magic+trailer {
		return nil, false
	}
	end := data[len(data)-trailer:]
	entry, width := int(end[6]), int(end[7])
	count, top, table := binary.BigEndian.Uint64(end[8:]), binary.BigEndian.Uint64(end[16:]), binary.BigEndian.Uint64(end[24:])
	room := uint64(len(data) - trailer)
	if entry < 1 || entry > 8 || width < 1 || width > 8 || count == 0 || count > mostObjects || table > room || count*uint64(entry) > room-table || top >= count {
		return nil, false
	}
	p := &binaryPlist{data: data[:room], width: width, left: mostObjects}
	for i := range int(count) {
		at := bigEndian(data[int(table)+i*entry:][:entry])
		if at >= room {
			return nil, false
		}
		p.offsets = append(p.offsets, int(at))
	}
	return p.object(top, deepest)
}

func bigEndian(b []byte) uint64 {
	var n uint64
	for _, x := range b {
		n = n<<8 | uint64(x)
	}
	return n
}

// object reads the object with a number.
func (p *binaryPlist) object(n uint64, depth int) (any, bool) {
	p.left--
	if n >= uint64(len(p.offsets)) || depth == 0 || p.left < 0 {
		return nil, false
	}
	at := p.offsets[n]
	marker := p.data[at]
	kind, size := marker>>4, int(marker&15)
	switch {
	case marker == 8 || marker == 9:
		return marker == 9, true
	case kind == 1 || kind == 3:
		b, ok := p.bytes(at+1, 1<<(size&7))
		if !ok || len(b) > 8 {
			return nil, ok
		}
		if kind == 3 {
			return appleTime(bigEndian(b)), true
		}
		return int(bigEndian(b)), true
	case kind < 4:
		return nil, true // fractions and nothing
	}
	size, at, ok := p.size(at, size)
	if !ok {
		return nil, false
	}
	switch kind {
	case 5:
		b, ok := p.bytes(at, size)
		return string(b), ok
	case 6:
		return p.wide(at, size)
	case 0xa:
		return p.array(at, size, depth)
	case 0xd:
		return p.dict(at, size, depth)
	}
	return nil, true // data, sets and references to other files
}

// size is how many elements an object has, and where the first one is: 15 in the
// marker says that a number follows.
func (p *binaryPlist) size(at, size int) (int, int, bool) {
	if size != 15 {
		return size, at + 1, true
	}
	b, ok := p.bytes(at+1, 1)
	if !ok || b[0]>>4 != 1 || b[0]&15 > 3 {
		return 0, 0, false
	}
	wide := 1 << (b[0] & 15)
	b, ok = p.bytes(at+2, wide)
	n := bigEndian(b)
	return int(n & math.MaxInt32), at + 2 + wide, ok && n <= uint64(len(p.data))
}

func (p *binaryPlist) bytes(at, n int) ([]byte, bool) {
	if n < 0 || at < 0 || at > len(p.data) || n > len(p.data)-at {
		return nil, false
	}
	return p.data[at : at+n], true
}

func (p *binaryPlist) wide(at, size int) (any, bool) {
	b, ok := p.bytes(at, 2*size)
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units)), ok
}

func (p *binaryPlist) array(at, size, depth int) (any, bool) {
	refs, ok := p.bytes(at, size*p.width)
	if !ok {
		return nil, false
	}
	out := []any{}
	for i := range size {
		v, ok := p.object(bigEndian(refs[i*p.width:][:p.width]), depth-1)
		if !ok {
			return nil, false
		}
		out = append(out, v)
	}
	return out, true
}

func (p *binaryPlist) dict(at, size, depth int) (any, bool) {
	refs, ok := p.bytes(at, 2*size*p.width)
	if !ok {
		return nil, false
	}
	out := map[string]any{}
	for i := range size {
		key, ok := p.object(bigEndian(refs[i*p.width:][:p.width]), depth-1)
		name, isText := key.(string)
		v, fine := p.object(bigEndian(refs[(size+i)*p.width:][:p.width]), depth-1)
		if !ok || !isText || !fine {
			return nil, false
		}
		out[name] = v
	}
	return out, true
}

// appleTime is a moment in seconds since 2001, written as a fraction. What lies
// outside the years that dates are written in is the zero time.
func appleTime(bits uint64) time.Time {
	s := math.Float64frombits(bits)
	if !(math.Abs(s) < 9e9) {
		return time.Time{}
	}
	return time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(s) * time.Second)
}
