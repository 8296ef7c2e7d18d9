package vault

import (
	"os"
	"path/filepath"
	"testing"
)

// A vault of every version that was ever released opens, in each folder under
// testdata. These files are kept as they are for ever.
func TestGoldenVaults(t *testing.T) {
	for _, version := range []string{"v1"} {
		disk := newMemDisk()
		disk.folders[testDir] = true
		for _, name := range []string{"key.age", "0.age", "1.age"} {
			file, err := os.ReadFile(filepath.Join("testdata", version, name))
			if err != nil {
				t.Fatal(err)
			}
			put(disk, filepath.Join(testDir, name), file)
		}
		report, err := Check(testDir, testPass, weak(t, disk))
		const want = `{"settings":{"language":"es"},"version":1}` + "\n"
		if err != nil || !report.Sound() || string(report.Body) != want || report.Slots[0].Generation != 3 {
			t.Errorf("%s: %+v %v", version, report, err)
		}
		v, _ := mustOpen(t, testDir, testPass, weak(t, disk))
		mustSave(t, v, "goes on")
		mustClose(t, v)
		if got := found(t, disk); got != holds(testPass, "goes on") {
			t.Errorf("%s: holds %q", version, got)
		}
	}
}
