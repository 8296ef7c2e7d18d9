package guard

import "golang.org/x/sys/unix"

const processor = unix.AUDIT_ARCH_X86_64

var ofThisProcessor = []uintptr{unix.SYS_IOPL, unix.SYS_IOPERM, unix.SYS_MODIFY_LDT, unix.SYS_KEXEC_FILE_LOAD}

// foreign refuses the same calls under their other numbers.
func foreign(how uint32) []unix.SockFilter {
	const others = 0x4000_0000
	return []unix.SockFilter{{Code: unix.BPF_JMP | unix.BPF_JGE | unix.BPF_K, K: others, Jf: 1}, end(how)}
}
