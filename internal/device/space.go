package device

// spaceFact: whether there is room left on the disk of the system, for updates
// and for saving.
func spaceFact() Fact {
	read := func(r *reader) Finding {
		const giga = 1 << 30
		free, total, err := r.usage("/")
		if err != nil || total == 0 {
			return cannot("missing", val("path", "/"))
		}
		percent, left := number(int(float64(free)/float64(total)*100)), number(int(free/giga))
		if free < giga || free < total/20 {
			return no("little-space", val("percent", percent), val("gigabytes", left))
		}
		return yes("space", val("percent", percent), val("gigabytes", left))
	}
	at := source{paths: []string{"/"}, read: read}
	return Fact{ID: "room-on-disk", on: map[System]source{Linux: at, MacOS: at, Windows: at}}
}
