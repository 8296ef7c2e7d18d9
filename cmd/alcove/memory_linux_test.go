package main_test

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
)

var highest = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// usesAtMost insists on the most memory, in MiB, that the program held so far.
func (x *terminal) usesAtMost(mebibytes int) {
	x.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", x.cmd.Process.Pid))
	if err != nil {
		x.Fatal(err)
	}
	found := highest.FindSubmatch(status)
	if found == nil {
		x.Fatalf("no VmHWM in %s", status)
	}
	if kilobytes, _ := strconv.Atoi(string(found[1])); kilobytes>>10 > mebibytes {
		x.Errorf("it took %d MiB, want at most %d", kilobytes>>10, mebibytes)
	}
}
