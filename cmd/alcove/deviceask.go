package main

import (
	"alcove.example/internal/content"
	"alcove.example/internal/device"
	"alcove.example/questionnaires"
)

// A reader reads this computer for a session, as app.Env has it.
type reader = func([]*content.Platform) ([]device.Reading, bool)

// look reads this computer for a session, once the person allowed it there. It
// gives nil where nothing can be read on this kind of system. After the program
// gave up other folders it says so, and does not call what it cannot see unknown.
func (p *program) look() reader {
	if len(device.Paths(device.Here("").System)) == 0 {
		return nil
	}
	return func(platforms []*content.Platform) ([]device.Reading, bool) {
		if p.confined.Load() {
			return nil, false
		}
		return p.thisComputer(platforms).Check(), true
	}
}

// lookNow reads this computer before the program gives anything up, where the
// person allowed it on the command line.
func (p *program) lookNow(look reader) reader {
	lib, err := content.Load(questionnaires.FS)
	if look == nil || err != nil {
		return look
	}
	readings, ok := look(lib.Platforms)
	return func([]*content.Platform) ([]device.Reading, bool) { return readings, ok }
}
