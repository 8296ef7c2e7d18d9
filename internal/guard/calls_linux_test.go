//go:build amd64 || arm64

package guard

import (
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// threads is how many threads of a child try what is forbidden.
const threads = 8

func init() {
	acts["calls"] = func() { tryCalls(func() {}) }
	acts["start, calls"] = func() { tryCalls(func() { Start() }) }
	acts["start twice"] = func() { say("%d %d", Start().NoNetwork, Start().NoNetwork); os.Exit(0) }
}

// onThreads does the same on several threads that were there before begin.
func onThreads(begin func(), do func() []string) {
	ready, begun, said := make(chan bool), make(chan bool), make(chan []string)
	for range threads {
		go func() {
			runtime.LockOSThread()
			ready <- true
			<-begun
			said <- do()
		}()
	}
	for range threads {
		<-ready
	}
	begin()
	close(begun)
	for range threads {
		say("%s", strings.Join(<-said, " "))
	}
	os.Exit(0)
}

// free are calls that everybody may make. Made like this they do nothing.
var free = map[string][]uintptr{
	"socket":     {unix.SYS_SOCKET, unix.AF_INET, unix.SOCK_DGRAM},
	"unix":       {unix.SYS_SOCKET, unix.AF_UNIX, unix.SOCK_STREAM},
	"netlink":    {unix.SYS_SOCKET, unix.AF_NETLINK, unix.SOCK_RAW},
	"socketpair": {unix.SYS_SOCKETPAIR, unix.AF_UNIX, unix.SOCK_STREAM},
	"connect":    {unix.SYS_CONNECT, none}, "bind": {unix.SYS_BIND, none}, "listen": {unix.SYS_LISTEN, none},
	"accept": {unix.SYS_ACCEPT, none}, "accept4": {unix.SYS_ACCEPT4, none},
	"sendto": {unix.SYS_SENDTO, none}, "sendmsg": {unix.SYS_SENDMSG, none}, "sendmmsg": {unix.SYS_SENDMMSG, none},
	"recvfrom": {unix.SYS_RECVFROM, none}, "recvmsg": {unix.SYS_RECVMSG, none}, "recvmmsg": {unix.SYS_RECVMMSG, none},
	"ptrace":                 {unix.SYS_PTRACE, unix.PTRACE_DETACH, none},
	"readv":                  {unix.SYS_PROCESS_VM_READV, none},
	"writev":                 {unix.SYS_PROCESS_VM_WRITEV, none},
	"memfd":                  {unix.SYS_MEMFD_CREATE},
	"execveat":               {unix.SYS_EXECVEAT, none},
	"tiocsti":                {unix.SYS_IOCTL, none, unix.TIOCSTI},
	"tiocsti with more bits": {unix.SYS_IOCTL, none, 1<<32 | unix.TIOCSTI},
	"tioclinux":              {unix.SYS_IOCTL, none, tioclinux},
}

// bound are calls that not everybody may make everywhere. Nothing is true of what
// they are asked to do here, so they do nothing for the administrator either.
var bound = map[string][]uintptr{
	"io_uring": {unix.SYS_IO_URING_SETUP}, "bpf": {unix.SYS_BPF, none}, "mount": {unix.SYS_MOUNT}, "umount": {unix.SYS_UMOUNT2},
	"fsopen": {unix.SYS_FSOPEN}, "perf": {unix.SYS_PERF_EVENT_OPEN}, "keyctl": {unix.SYS_KEYCTL, none}, "add_key": {unix.SYS_ADD_KEY},
	"request_key": {unix.SYS_REQUEST_KEY}, "kexec": {unix.SYS_KEXEC_LOAD, 0, 1 << 20}, "module": {unix.SYS_FINIT_MODULE, none},
	"setns": {unix.SYS_SETNS, none}, "userfaultfd": {unix.SYS_USERFAULTFD, none}, "chroot": {unix.SYS_CHROOT},
	"enter": {unix.SYS_IO_URING_ENTER, none}, "register": {unix.SYS_IO_URING_REGISTER, none},
	"madvise": {unix.SYS_PROCESS_MADVISE, none}, "getfd": {unix.SYS_PIDFD_GETFD, none}, "kcmp": {unix.SYS_KCMP, none, none},
	"handle": {unix.SYS_NAME_TO_HANDLE_AT, none}, "tree": {unix.SYS_OPEN_TREE, none}, "unshare": {unix.SYS_UNSHARE},
	"by_handle": {unix.SYS_OPEN_BY_HANDLE_AT, none}, "pivot": {unix.SYS_PIVOT_ROOT}, "move": {unix.SYS_MOVE_MOUNT, none},
	"fsconfig": {unix.SYS_FSCONFIG, none}, "fsmount": {unix.SYS_FSMOUNT, none}, "fspick": {unix.SYS_FSPICK, none},
	"setattr": {unix.SYS_MOUNT_SETATTR, none}, "quotactl": {unix.SYS_QUOTACTL, none},
	"init_module": {unix.SYS_INIT_MODULE, none}, "delete_module": {unix.SYS_DELETE_MODULE, none}, "kexec_file": {unix.SYS_KEXEC_FILE_LOAD, none, none},
	"reboot": {unix.SYS_REBOOT}, "swapon": {unix.SYS_SWAPON, none}, "swapoff": {unix.SYS_SWAPOFF, none}, "acct": {unix.SYS_ACCT, none},
	"syslog": {unix.SYS_SYSLOG, none}, "settimeofday": {unix.SYS_SETTIMEOFDAY, none}, "clock_settime": {unix.SYS_CLOCK_SETTIME, none},
	"adjtimex": {unix.SYS_ADJTIMEX, none}, "clock_adjtime": {unix.SYS_CLOCK_ADJTIME, none, none},
	"sethostname": {unix.SYS_SETHOSTNAME, none, none}, "setdomainname": {unix.SYS_SETDOMAINNAME, none, none},
}

// allowed are calls that go on working.
var allowed = map[string][]uintptr{
	"ioctl": {unix.SYS_IOCTL, none, unix.TIOCGWINSZ}, "execve": {unix.SYS_EXECVE}, "openat": {unix.SYS_OPENAT, none},
}

const none = ^uintptr(0)

// refused are the calls among these that the kernel says nobody may make.
func refused(calls map[string][]uintptr) (names []string) {
	var pair [2]int32 // where a pair of sockets goes
	for name, c := range calls {
		full := append(slices.Clone(c), make([]uintptr, 7-len(c))...)
		if c[0] == unix.SYS_SOCKETPAIR {
			full[4] = uintptr(unsafe.Pointer(&pair))
		}
		if _, _, code := unix.Syscall6(full[0], full[1], full[2], full[3], full[4], full[5], full[6]); code == unix.EPERM {
			names = append(names, strings.ReplaceAll(name, " ", "-"))
		}
	}
	return slices.Sorted(slices.Values(names))
}

func tryCalls(begin func()) {
	onThreads(begin, func() []string {
		all := append(refused(free), "|")
		all = append(append(all, refused(bound)...), "|")
		return append(all, refused(allowed)...)
	})
}

// names are those of some calls, as refused gives them.
func names(calls map[string][]uintptr) string {
	return strings.ReplaceAll(strings.Join(slices.Sorted(maps.Keys(calls)), ","), " ", "-")
}

func TestCallsAreRefusedOnEveryThread(t *testing.T) {
	for act, isRight := range map[string]func(free, bound, allowed string) bool{
		"calls":        func(free, _, allowed string) bool { return free == "" && allowed == "" },
		"start, calls": func(f, b, allowed string) bool { return f == names(free) && b == names(bound) && allowed == "" },
	} {
		lines := strings.Split(strings.TrimSpace(run(act)), "\n")
		if len(lines) != threads {
			t.Fatalf("%s: %q", act, lines)
		}
		for _, line := range lines {
			part := strings.Split(strings.ReplaceAll(line, " ", ","), "|")
			for i := range part {
				part[i] = strings.Trim(part[i], ",")
			}
			if len(part) != 3 || !isRight(part[0], part[1], part[2]) {
				t.Errorf("%s: refused are %q", act, part)
			}
		}
	}
}

// Another start of the program finds the filter that it inherited.
func TestOneFilterIsEnough(t *testing.T) {
	if got := run("start twice"); got != "2 2\n" {
		t.Errorf("two starts report %q", got)
	}
}
