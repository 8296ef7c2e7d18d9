package vault

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// The work factor is the dearest of 18 to 20 that this computer can bear.
func TestLockDear(t *testing.T) {
	const gib = 1 << 30
	failed := errors.New("no memory")
	tests := []struct {
		name   string
		took   map[int]time.Duration // per work factor
		memory uint64
		fails  int
		want   int
		tried  string
	}{
		{"fast computer", map[int]time.Duration{18: 400, 19: 800, 20: 1600}, 16 * gib, 0, 20, "18 19 20"},
		{"this computer", map[int]time.Duration{18: 800, 19: 1600, 20: 3000}, 16 * gib, 0, 19, "18 19"},
		{"slow computer", map[int]time.Duration{18: 5000}, 16 * gib, 0, 18, "18"},
		{"slower than it looked", map[int]time.Duration{18: 900, 19: 2100}, 16 * gib, 0, 18, "18 19"},
		{"little memory", map[int]time.Duration{18: 100}, gib, 0, 18, "18"},
		{"some memory", map[int]time.Duration{18: 100, 19: 200}, 2 * gib, 0, 19, "18 19"},
		{"not quite enough", map[int]time.Duration{18: 100, 19: 200}, 4*gib - 1, 0, 19, "18 19"},
		{"enough memory", map[int]time.Duration{18: 100, 19: 200, 20: 400}, 4 * gib, 0, 20, "18 19 20"},
		{"memory unknown", map[int]time.Duration{18: 100}, 0, 0, 18, "18"},
		{"clock runs backwards", map[int]time.Duration{18: -100}, 16 * gib, 0, 18, "18"},
		{"clock stands still", nil, 16 * gib, 0, 18, "18"},
		{"clock stops", map[int]time.Duration{18: 100}, 16 * gib, 0, 18, "18 19"},
		{"fails at once", nil, 16 * gib, 18, 0, "18"},
		{"fails later", map[int]time.Duration{18: 100}, 16 * gib, 19, 0, "18 19"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			now := testClock()
			var tried []string
			file, work, err := lockDear(func() time.Time { return now }, test.memory, func(work int) ([]byte, error) {
				tried = append(tried, fmt.Sprint(work))
				now = now.Add(test.took[work] * time.Millisecond)
				if work == test.fails {
					return nil, failed
				}
				return []byte(fmt.Sprint(work)), nil
			})
			if work != test.want || (test.want != 0) != (string(file) == fmt.Sprint(work)) {
				t.Errorf("work = %d %q, want %d", work, file, test.want)
			}
			if (err != nil) != (test.fails != 0) {
				t.Errorf("err = %v", err)
			}
			if got := strings.Join(tried, " "); got != test.tried {
				t.Errorf("tried %s, want %s", got, test.tried)
			}
		})
	}
}

func TestWorkMemory(t *testing.T) {
	if workMemory(18) != 256<<20 || workMemory(20) != 1<<30 {
		t.Errorf("memory = %d, %d", workMemory(18), workMemory(20))
	}
}

// A vault as the program makes it, without any test's short cut, never has a
// cheaper key than 2^18.
func TestFloorOfTheProgram(t *testing.T) {
	t.Parallel()
	now := testClock()
	slow := func() time.Time { now = now.Add(3 * time.Second); return now }
	disk := newMemDisk()
	opt := Options{Clock: slow, Disk: disk}
	v, _, err := Create(testDir, testPass, []byte("body"), opt)
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	seen, err := Inspect(testDir, opt)
	if err != nil || seen.Files[0].Name != "key.age" || seen.Files[0].WorkFactor != 18 {
		t.Errorf("%+v %v", seen, err)
	}
}

// A key file that would need 4 GiB to open is refused before it takes any.
func TestDearKeyIsRefused(t *testing.T) {
	disk, closed := prepared(t)
	key := disk.names[closed.place.key].data
	binary, err := dearmor(key)
	if err != nil {
		t.Fatal(err)
	}
	for _, work := range []string{"21", "22", "30", "999999999999999999999", "0", "-1", "+18", "018"} {
		dear := bytes.Replace(binary, []byte(" 2\n"), []byte(" "+work+"\n"), 1)
		if bytes.Equal(dear, binary) {
			t.Fatal("the work factor was not found")
		}
		put(disk, closed.place.key, dear)
		if _, _, err := Open(testDir, testPass, weak(t, disk)); !errors.Is(err, ErrDamagedKey) {
			t.Errorf("work factor %s: %v", work, err)
		}
	}
}

// A binary key file, as age writes without -a, opens too.
func TestBinaryKeyOpens(t *testing.T) {
	disk, closed := prepared(t)
	binary, err := dearmor(disk.names[closed.place.key].data)
	if err != nil {
		t.Fatal(err)
	}
	put(disk, closed.place.key, binary)
	mustOpen(t, testDir, testPass, weak(t, disk))
}
