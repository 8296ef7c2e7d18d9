package device

import (
	"slices"

	"alcove.example/internal/content"
)

const (
	fvePolicy = `HKLM\SOFTWARE\Policies\Microsoft\FVE\`
	fvePIN    = fvePolicy + "UseTPMPIN"
	fveBoth   = fvePolicy + "UseTPMKeyPIN"
)

// diskAsksFact: whether an encrypted disk asks for a passphrase, or opens by
// itself for whoever starts the computer.
func diskAsksFact() Fact {
	return Fact{ID: "disk-asks", Questions: []content.ID{"disk-encryption"}, on: map[System]source{
		Linux: {paths: append(slices.Clone(blockPaths), cryptTab, commandLine), read: func(r *reader) Finding {
			if f := r.encrypted("/"); f.State == No {
				return f
			}
			return r.asks()
		}},
		Windows: {keys: []string{fvePIN, fveBoth}, read: func(r *reader) Finding {
			// The rule says what is required, not what is set: without it nothing is known.
			const required = 1
			for _, key := range []string{fvePIN, fveBoth} {
				if n, err := r.number(key); err == nil && n == required {
					return yes("pin-required")
				}
			}
			return cannot("pin-look")
		}},
	}}
}
