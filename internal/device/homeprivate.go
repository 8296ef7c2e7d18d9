package device

// homePrivateFact: whether other accounts can look into the person's folder.
func homePrivateFact() Fact {
	read := func(r *reader) Finding {
		if r.Home == "" {
			return cannot("no-home")
		}
		info, err := r.stat("~")
		switch {
		case err != nil:
			return because(err, r.Home)
		case !info.Mode.IsDir():
			return strange(r.Home)
		case info.Mode.Perm()&0o007 != 0:
			return no("home-open", val("path", r.Home), val("mode", info.Mode.Perm().String()))
		}
		return yes("home-closed", val("path", r.Home), val("mode", info.Mode.Perm().String()))
	}
	return Fact{ID: "home-private", on: map[System]source{
		Linux: {paths: []string{"~"}, read: read},
		MacOS: {paths: []string{"~"}, read: read},
	}}
}
