//go:build linux

package bench

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// wakeups counts how often the threads of a process were put on a processor.
func wakeups(pid int) (sum int, err error) {
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	for _, task := range tasks {
		line, err := os.ReadFile(task)
		if err != nil {
			continue // a thread that has just ended
		}
		fields := strings.Fields(string(line))
		if len(fields) != 3 {
			return 0, fmt.Errorf("%s: %q", task, line)
		}
		n, err := strconv.Atoi(fields[2])
		if err != nil {
			return 0, err
		}
		sum += n
	}
	return sum, err
}

// most returns the most memory that a process ever held, in MiB. What the system
// says after its end would begin with the size of this process.
func most(pid int) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) == 3 && fields[0] == "VmHWM:" {
			kib, err := strconv.ParseFloat(fields[1], 64)
			return kib / 1024, err
		}
	}
	return 0, errors.New("the system does not say how much memory was held")
}
