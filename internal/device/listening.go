package device

import (
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

var tcpTables = []string{"/proc/net/tcp", "/proc/net/tcp6"}

// listeningFact: whether no program waits for other computers to call.
func listeningFact() Fact {
	return Fact{ID: "nothing-listens", on: map[System]source{
		Linux: {paths: tcpTables, read: tellListening},
	}}
}

// mostPorts is how many numbers are shown.
const mostPorts = 8

func tellListening(r *reader) Finding {
	var ports []int
	read := 0
	for _, name := range tcpTables {
		data, err := r.bytes(name)
		if err != nil && r.absent(name) {
			continue // this kernel has no such addresses
		}
		if err != nil {
			return because(err, name)
		}
		open, ok := parseListening(data)
		if !ok {
			return strange(name)
		}
		read++
		ports = append(ports, open...)
	}
	if read == 0 {
		return cannot("missing", val("path", tcpTables[0]))
	}
	slices.Sort(ports)
	ports = slices.Compact(ports)
	if len(ports) == 0 {
		return yes("no-ports")
	}
	var shown []string
	for _, p := range ports[:min(len(ports), mostPorts)] {
		shown = append(shown, number(p))
	}
	if len(ports) > mostPorts {
		shown = append(shown, "…")
	}
	return no("ports", val("ports", strings.Join(shown, ", ")))
}

// parseListening gives the ports of a table of the kernel on which something
// waits for connections from other computers.
func parseListening(data []byte) (ports []int, ok bool) {
	const listening = "0A"
	first := true
	for line := range strings.Lines(string(data)) {
		f := strings.Fields(line)
		if first {
			if len(f) < 4 || f[0] != "sl" {
				return nil, false
			}
			first = false
			continue
		}
		if len(f) < 4 || f[3] != listening {
			continue
		}
		address, port, cut := strings.Cut(f[1], ":")
		n, err := strconv.ParseUint(port, 16, 16)
		b, wrong := hex.DecodeString(address)
		if !cut || err != nil || wrong != nil || len(b) != 4 && len(b) != 16 {
			return nil, false
		}
		if !loopback(b) {
			ports = append(ports, int(n))
		}
	}
	return ports, !first
}

// loopback reports whether an address is this computer's own: 127.x, ::1, or the
// first written as the second. The kernel writes words of four bytes, each from its
// end on the processors for which this program is built.
func loopback(b []byte) bool {
	last := b[len(b)-4:]
	if len(b) == 4 {
		return last[3] == 127
	}
	zero := func(b []byte) bool { return !slices.ContainsFunc(b, func(x byte) bool { return x != 0 }) }
	mapped := zero(b[:8]) && b[8] == 0xff && b[9] == 0xff && zero(b[10:12])
	return zero(b[:12]) && last[0] == 1 && zero(last[1:]) || mapped && last[3] == 127
}
