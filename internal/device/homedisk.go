package device

import "alcove.example/internal/content"

// homeDiskFact: whether the disk under the person's own files is encrypted.
func homeDiskFact() Fact {
	return Fact{ID: "home-encrypted", Questions: []content.ID{"disk-encryption"}, on: map[System]source{
		Linux: {paths: blockPaths, read: func(r *reader) Finding {
			if r.Home == "" {
				return cannot("no-home")
			}
			return r.encrypted(r.Home)
		}},
	}}
}
