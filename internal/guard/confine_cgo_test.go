//go:build linux && cgo

package guard

import "testing"

// A build with C says that it is not confined; tests of what is confined need
// CGO_ENABLED=0, as releases do.
func TestABuildWithCIsNotConfined(t *testing.T) {
	if hold, err := Confine(Folders{}); (hold == Failed) != (err != nil) || hold == Holds {
		t.Errorf("confined: %d, %v", hold, err)
	}
}
