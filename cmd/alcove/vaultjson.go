package main

import (
	"strconv"
	"time"

	"alcove.example/internal/text"
	"alcove.example/internal/vault"
)

// seenVault is the output of vault info --json: what anybody can see of the folder.
// Beside is what else is there; what is not encrypted anybody can read.
type seenVault struct {
	Folder      string     `json:"folder"`
	Files       []seenFile `json:"files"`
	Beside      []seenFile `json:"beside"`
	Held        bool       `json:"held"`         // another running program has it open
	SplitKey    bool       `json:"split_key"`    // the key file is elsewhere
	LooseFolder bool       `json:"loose_folder"` // others may write there
	LooseFile   bool       `json:"loose_file"`   // others may read a file
}

type seenFile struct {
	Name      string `json:"name"`
	Size      int64  `json:"size"` // bytes
	Mode      string `json:"mode"`
	Encrypted bool   `json:"encrypted"` // as it should be; also of a folder and an empty file, which hold nothing to read
}

func seenFiles(all []vault.FileFacts) []seenFile {
	out := []seenFile{}
	for _, f := range all {
		out = append(out, seenFile{text.CleanLine(f.Name), f.Size, f.Mode.String(), f.Err == nil})
	}
	return out
}

func (p *program) seenJSON(dir string, found vault.Inspection, opt vault.Options) error {
	others, err := vault.Beside(dir, opt)
	if err != nil {
		return p.vaultProblem(err, failed)
	}
	return p.jsonLine(seenVault{text.CleanLine(dir), seenFiles(found.Files), seenFiles(others), found.Held, found.SplitKey, found.LooseFolder, found.LooseFile})
}

// checkedVault is the output of vault check --json. Where a file is sound, number
// grows with each save and saved is when that was; sound is that nothing is to be
// repaired.
type checkedVault struct {
	Files           []checkedFile `json:"files"`
	RekeyUnfinished bool          `json:"rekey_unfinished"`
	Sound           bool          `json:"sound"`
}

type checkedFile struct {
	Name   string `json:"name"`
	State  string `json:"state"` // sound, missing or damaged
	Number uint64 `json:"number"`
	Saved  string `json:"saved"`
}

func checkedOf(r vault.Report) checkedVault {
	out := checkedVault{RekeyUnfinished: r.RekeyUnfinished, Sound: r.Sound()}
	for i, s := range r.Slots {
		f := checkedFile{Name: strconv.Itoa(i) + ".age", State: "damaged"}
		switch s.State {
		case vault.SlotSound:
			f.State, f.Number, f.Saved = "sound", s.Generation, s.Saved.UTC().Format(time.RFC3339)
		case vault.SlotMissing:
			f.State = "missing"
		}
		out.Files = append(out.Files, f)
	}
	return out
}
