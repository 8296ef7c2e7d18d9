package internal

import (
	"os"
	"os/exec"
	"regexp"
	"testing"
)

// fused are the instructions of arm64 that round once where a product and a sum
// round twice.
var fused = regexp.MustCompile(`\([^)\s]*/([\w]+\.go:\d+)\)\s+FN?M(ADD|SUB)D`)

// The same answers come to the same figures on every processor, to the last of the
// digits that are shown: no product is rounded together with a sum. Where one is,
// float64(…) around the product keeps them apart (the Go specification, "Floating-point
// operators").
func TestFiguresAreTheSameOnEveryProcessor(t *testing.T) {
	control := "./internal/report" // places of a picture, which may differ
	for _, pkg := range []string{"./internal/assess", "./internal/plan", "./internal/interview", "./internal/workshop", control} {
		cmd := exec.Command("go", "build", "-gcflags=-S", pkg)
		cmd.Dir = ".."
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=arm64")
		said, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", pkg, err, said)
		}
		found := fused.FindAllSubmatch(said, -1)
		if pkg == control {
			if len(found) == 0 {
				t.Errorf("nothing is found where there is something: what the compiler prints has changed")
			}
			continue
		}
		for _, f := range found {
			t.Errorf("%s: %s rounds a product and a sum at once", pkg, f[1])
		}
	}
}
