package device

import "golang.org/x/sys/unix"

func usage(name string) (free, total uint64, err error) {
	var s unix.Statfs_t
	if err := unix.Statfs(name, &s); err != nil {
		return 0, 0, err
	}
	size := uint64(s.F_bsize)
	return uint64(max(0, s.F_bavail)) * size, s.F_blocks * size, nil
}
