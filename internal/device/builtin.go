package device

import (
	"encoding/binary"
	"time"

	"alcove.example/internal/content"
)

const (
	defenderOff      = `HKLM\SOFTWARE\Microsoft\Windows Defender\Real-Time Protection\DisableRealtimeMonitoring`
	defenderPolicy   = `HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\DisableAntiSpyware`
	defenderPassive  = `HKLM\SOFTWARE\Microsoft\Windows Defender\PassiveMode`
	defenderUpdated  = `HKLM\SOFTWARE\Microsoft\Windows Defender\Signature Updates\SignaturesLastUpdated`
	signaturesOldest = 14 // days
)

// builtInFact: whether the protection that Windows has built in is on and fresh.
func builtInFact() Fact {
	return Fact{ID: "built-in-protection", Questions: []content.ID{"computer-habits"}, on: map[System]source{
		Windows: {keys: []string{defenderOff, defenderPolicy, defenderPassive, defenderUpdated}, read: habit("built-in", tellDefender)},
	}}
}

func tellDefender(r *reader) Finding {
	for _, key := range []string{defenderPolicy, defenderOff} {
		if n, err := r.number(key); err == nil && n == 1 {
			return no("defender-off", val("path", key))
		}
	}
	if n, err := r.number(defenderPassive); err == nil && n != 0 {
		return cannot("defender-passive")
	}
	v, err := r.value(defenderUpdated)
	if err != nil {
		return because(err, defenderUpdated)
	}
	last, ok := windowsTime(v.Bytes)
	switch {
	case !ok:
		return strange(defenderUpdated)
	case days(last, r.Now) > signaturesOldest:
		return no("defender-old", val("day", day(last)))
	}
	return yes("defender-on", val("day", day(last)))
}

// windowsTime reads a moment in tenths of microseconds since 1601.
func windowsTime(b []byte) (time.Time, bool) {
	const toUnix = 11_644_473_600 // seconds from 1601 to 1970
	if len(b) != 8 {
		return time.Time{}, false
	}
	ticks := binary.LittleEndian.Uint64(b)
	t := time.Unix(int64(ticks/10_000_000)-toUnix, 0).UTC()
	return t, ticks != 0 && t.Year() < 10_000
}
