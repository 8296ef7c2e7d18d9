//go:build amd64 || arm64

package guard

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// The filter answers one call that nobody makes with an error that no kernel
// gives: bpf with the command question. So a new process of this program, which
// inherits the filter of the old one, finds out that it has one. Filters pile
// up, and every lock would add one.
const (
	question = 0x616c636f
	answer   = 0xa1c
)

// refuseCalls forbids the calls in denied to all threads of this process and to
// whatever it becomes. Nothing takes that back.
func refuseCalls() (Hold, error) {
	if filtered() {
		return Holds, nil
	}
	err := filter(instructions())
	if err == nil && !filtered() {
		err = errNotKept
	}
	if err != nil {
		err = fmt.Errorf("filter system calls: %w", err)
	}
	return held(err), err
}

// filtered asks for our filter.
func filtered() bool {
	_, _, code := unix.RawSyscall(unix.SYS_BPF, question, 0, 0)
	return code == answer
}

// filter gives a filter to the kernel, for all threads at once.
func filter(all []unix.SockFilter) error {
	// The promise to gain no rights and the filter have to come from one thread.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	program := unix.SockFprog{Len: uint16(len(all)), Filter: &all[0]}
	thread, _, code := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	switch {
	case code != 0:
		return code
	case thread != 0:
		return fmt.Errorf("thread %d has another filter", thread)
	}
	return nil
}

// Where the kernel puts what a call is, in bytes.
const (
	atNumber, atProcessor = 0, 4
	atFirst, atSecond     = 16, 24 // the lower half of an argument
)

// instructions are the filter: calls of another processor's kind and those in
// denied are refused with EPERM, as if the person had no right to them.
func instructions() []unix.SockFilter {
	const allow, refuse = unix.SECCOMP_RET_ALLOW, unix.SECCOMP_RET_ERRNO | uint32(unix.EPERM)
	all := []unix.SockFilter{load(atProcessor), {Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: processor, Jt: 1}, end(refuse), load(atNumber)}
	all = append(all, foreign(refuse)...)
	for _, call := range denied {
		all = append(all, unless(uint32(call), 1), end(refuse))
	}
	all = append(all, unless(unix.SYS_BPF, 4), load(atFirst), unless(question, 1), end(unix.SECCOMP_RET_ERRNO|answer), end(refuse))
	all = append(all, unless(unix.SYS_IOCTL, len(typing)*2+1), load(atSecond))
	for _, request := range typing {
		all = append(all, unless(request, 1), end(refuse))
	}
	return append(all, end(allow))
}

// load takes four bytes of what the call is.
func load(at uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
}

// unless skips so many instructions unless what was loaded is this.
func unless(value uint32, skip int) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: value, Jf: uint8(skip)}
}

func end(how uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: how}
}
