package guard

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// otherNumber is what makes of a call's number that of the same call for programs
// with short pointers.
const otherNumber = 0x4000_0000

func init() {
	bound["iopl"], bound["ioperm"], bound["ldt"] = []uintptr{unix.SYS_IOPL}, []uintptr{unix.SYS_IOPERM}, []uintptr{unix.SYS_MODIFY_LDT, none}
	acts["other numbers"] = tryOtherNumbers
	acts["start, other numbers"] = func() { Start(); tryOtherNumbers() }
}

// tryOtherNumbers makes a call that is denied, and one that is not, under their
// other numbers. A kernel that does not know these says something else than EPERM.
func tryOtherNumbers() {
	for _, call := range []uintptr{unix.SYS_SOCKET, unix.SYS_GETPPID} {
		_, _, code := unix.Syscall(call|otherNumber, unix.AF_INET, unix.SOCK_DGRAM, 0)
		say("%v", code == unix.EPERM)
	}
	os.Exit(0)
}

// Calls have a second number on this processor, by which nothing gets around the
// filter.
func TestOtherNumbersAreRefused(t *testing.T) {
	for act, want := range map[string]string{"other numbers": "false\nfalse\n", "start, other numbers": "true\ntrue\n"} {
		if got := run(act); got != want {
			t.Errorf("%s: refused are %q, want %q", act, got, want)
		}
	}
}
