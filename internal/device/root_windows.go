package device

import "golang.org/x/sys/windows"

// asking adds nothing: a file that would wait is refused by its kind.
const asking = 0

func usage(name string) (free, total uint64, err error) {
	p, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return 0, 0, err
	}
	err = windows.GetDiskFreeSpaceEx(p, &free, &total, nil)
	return free, total, err
}
