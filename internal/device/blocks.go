package device

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// What is read to follow a folder down to the disk it lies on.
var blockPaths = []string{
	mountInfo, "/dev/*", "/dev/*/*", "/dev/disk/*/*", "/sys/class/block/*", "/sys/class/block/*/dm/uuid", "/sys/class/block/*/dm/name",
	"/sys/class/block/*/slaves", "/sys/class/block/*/slaves/*", "/sys/fs/btrfs/*/devices/*", "/sys/fs/btrfs/*", "/sys/fs/btrfs/*/devices",
}

// disk is what was found under a folder.
type disk struct {
	state State  // Yes: it is encrypted
	kind  string // LUKS2, LUKS1, …
	name  string // the encrypted device as it is mapped, or the one that is not encrypted
	found Finding
}

func known(s State, kind, name string) disk { return disk{state: s, kind: kind, name: name} }

func unknown(f Finding) disk { return disk{found: f} }

// diskUnder follows a folder down to its disk.
func (r *reader) diskUnder(folder string) disk {
	data, err := r.bytes(mountInfo)
	if err != nil {
		return unknown(because(err, mountInfo))
	}
	m, ok := under(parseMounts(data), folder)
	if !ok {
		return unknown(strange(mountInfo))
	}
	return r.diskOf(m)
}

// inMemory and apart are file systems without a disk of this computer, or with a
// protection of their own that cannot be seen from outside.
var (
	inMemory = []string{"tmpfs", "ramfs"}
	apart    = []string{"overlay", "zfs", "nfs", "nfs4", "cifs", "9p", "virtiofs", "fuse.sshfs", "squashfs", "bcachefs"}
	personal = []string{"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"}
)

func (r *reader) diskOf(m mount) disk {
	switch {
	case slices.Contains(inMemory, m.kind):
		return known(Yes, m.kind, m.kind)
	case slices.Contains(personal, m.kind):
		return known(Yes, m.kind, m.at)
	case slices.Contains(apart, m.kind) || !strings.HasPrefix(m.source, "/dev/"):
		return unknown(cannot("other-store", val("kind", m.kind), val("path", m.at)))
	}
	name, f, ok := r.blockName(m.source)
	if !ok {
		return unknown(f)
	}
	if m.kind == "btrfs" {
		return r.spread(name)
	}
	return r.block(name, mostDeep)
}

// blockName is the kernel's name of a device, behind its links.
func (r *reader) blockName(source string) (string, Finding, bool) {
	to, err := r.link(source)
	switch {
	case err == nil:
		return path.Base(to), Finding{}, true
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, ErrNotListed):
		return "", because(err, source), false
	case !strings.HasPrefix(source, "/dev/mapper/"):
		return path.Base(source), Finding{}, true // the device itself, not a link
	}
	blocks, err := r.names("/sys/class/block")
	if err != nil {
		return "", because(err, "/sys/class/block"), false
	}
	for _, b := range blocks {
		if !strings.HasPrefix(b, "dm-") {
			continue
		}
		if mapped, err := r.line("/sys/class/block/" + b + "/dm/name"); err == nil && mapped == path.Base(source) {
			return b, Finding{}, true
		}
	}
	return "", cannot("missing", val("path", source)), false
}

// mostDeep is how many layers (volumes, arrays, encryption) are followed.
const mostDeep = 8

// block says whether a device is encrypted, itself or everything under it.
func (r *reader) block(name string, depth int) disk {
	at := "/sys/class/block/" + name
	if depth == 0 || name == "" || name == "." || name == ".." {
		return unknown(strange(at))
	}
	uuid, err := r.line(at + "/dm/uuid")
	if kind, ok := strings.CutPrefix(uuid, "CRYPT-"); err == nil && ok {
		kind, _, _ = strings.Cut(kind, "-")
		if kind == "VERITY" || kind == "INTEGRITY" {
			return unknown(cannot("other-store", val("kind", kind), val("path", at)))
		}
		mapped, _ := r.line(at + "/dm/name")
		return known(Yes, kind, mapped)
	}
	if errors.Is(err, fs.ErrPermission) {
		return unknown(because(err, at+"/dm/uuid"))
	}
	if !r.has(at) {
		return unknown(cannot("missing", val("path", at)))
	}
	below, err := r.names(at + "/slaves")
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && len(below) == 0:
		return r.leaf(name)
	case err != nil:
		return unknown(because(err, at+"/slaves"))
	}
	return r.allBelow(below, depth-1)
}

// leaf is a device with nothing under it: a disk or its partition. Others hide
// what they lie on.
func (r *reader) leaf(name string) disk {
	if strings.HasPrefix(name, "loop") || strings.HasPrefix(name, "nbd") || strings.HasPrefix(name, "ram") {
		return unknown(cannot("other-store", val("kind", name), val("path", "/dev/"+name)))
	}
	return known(No, "", name)
}

// allBelow: encrypted if all are, not if one is not.
func (r *reader) allBelow(names []string, depth int) disk {
	out := unknown(strange("/sys/class/block"))
	for i, n := range names {
		switch d := r.block(n, depth); {
		case d.state == No:
			return d
		case i == 0 || d.state == CannotTell:
			out = d
		}
	}
	return out
}

// spread is a btrfs file system over all devices that stand beside the one that
// is mounted. Where they cannot all be seen, one of them may be open.
func (r *reader) spread(name string) disk {
	const at = "/sys/fs/btrfs"
	hidden := cannot("missing", val("path", at))
	systems, err := r.names(at)
	if err != nil {
		hidden = because(err, at)
	}
	for _, s := range systems {
		devices, err := r.names(at + "/" + s + "/devices")
		switch {
		case err == nil && slices.Contains(devices, name):
			return r.allBelow(devices, mostDeep)
		case err != nil && !errors.Is(err, fs.ErrNotExist): // "features" lies beside them
			hidden = because(err, at+"/"+s+"/devices")
		}
	}
	if d := r.block(name, mostDeep); d.state != Yes {
		return d
	}
	return unknown(hidden)
}
