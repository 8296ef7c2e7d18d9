package vault

// Ground is what a folder stands on.
type Ground struct {
	// Kind is the file system as the system's own tools call it, "" if that
	// cannot be told.
	Kind string
	// Passing: it is in memory, and gone when the computer is turned off.
	Passing bool
	// Confirms is how sure the disk is when it is asked for what a folder holds.
	Confirms Confirmation
}

// folderLeads reports that a file is on a disk whose folders know where their
// files begin, so that a new name is confirmed as soon as the folder is.
func folderLeads(name string) bool {
	switch fileSystem(name) {
	case "ext4", "xfs", "btrfs":
		return true
	}
	return false
}

// GroundOf looks at what a folder stands on, and writes nothing.
func GroundOf(dir string, opt Options) (Ground, error) {
	p := opt.at(dir)
	if _, err := p.disk.List(dir); err != nil {
		return Ground{}, named("look at folder", err)
	}
	kind := fileSystem(dir)
	return Ground{Kind: kind, Passing: kind == "tmpfs" || kind == "ramfs", Confirms: p.syncDir(dir)}, nil
}
