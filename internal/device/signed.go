package device

const gatekeeper = "/var/db/SystemPolicy-prefs.plist"

// signedFact: whether a Mac opens only programs of makers that Apple knows.
func signedFact() Fact {
	return Fact{ID: "signed-programs", on: map[System]source{
		MacOS: {paths: []string{gatekeeper}, read: func(r *reader) Finding {
			data, err := r.bytes(gatekeeper)
			if err != nil {
				return because(err, gatekeeper)
			}
			list, ok := parsePlist(data)
			switch state, _ := list["enabled"].(string); {
			case ok && state == "yes":
				return yes("gatekeeper-on")
			case ok && state == "no":
				return no("gatekeeper-off")
			}
			return strange(gatekeeper)
		}},
	}}
}
