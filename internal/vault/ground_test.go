package vault

import (
	"errors"
	"io/fs"
	"runtime"
	"testing"
)

// unsure is a disk that cannot confirm what a folder holds.
type unsure struct {
	FS
	err error
}

func (d unsure) SyncDir(string) error { return d.err }

func TestGroundOf(t *testing.T) {
	dir := t.TempDir()
	for err, want := range map[error]Confirmation{nil: Confirmed, errors.ErrUnsupported: CannotConfirm, errTest: NotConfirmed} {
		found, failed := GroundOf(dir, Options{Disk: unsure{realDisk{}, err}})
		if failed != nil || found.Confirms != want {
			t.Errorf("asked for what the folder holds the disk says %v: %+v, %v", err, found, failed)
		}
	}
	if found, err := GroundOf("/dev/shm", Options{}); runtime.GOOS == "linux" && (err != nil || found.Kind != "tmpfs" || !found.Passing) {
		t.Errorf("shared memory stands on %+v, %v", found, err)
	}
	if folderLeads("/dev/shm") || folderLeads(dir+"/missing") || folderLeads("/proc/self") {
		t.Error("a file that nothing is known of need not be waited for")
	}
	if _, err := GroundOf(dir+"/missing", Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing folder: %v", err)
	}
}

var errTest = errors.New("asked for by the test")
