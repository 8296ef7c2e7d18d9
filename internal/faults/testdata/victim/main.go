// Program victim does one thing to a vault and then says that it was done. It is
// there to be killed on the way, cut off from its disk, or told that a system
// call failed.
//
// All its calls are made by one thread, so that they can be counted; unfinished
// files have fixed names if asked for, so that they can be watched; keys cost
// nothing to guess, so that it is quick. The rest is what the program does.
//
// It prints one line:
//
//	done confirmed                what was asked for is on the disk
//	done unconfirmed              the same, but the disk did not confirm it
//	refused WHY: the error        it is not; WHY is a word of the list in acts.go
//
// With -steps it prints "at OPERATION NAME" before every operation of the disk
// and waits for a line.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"alcove.example/internal/vault"
)

func init() { runtime.LockOSThread() } // main then has the first thread for itself

// notATest has what a test has. This program is part of one.
type notATest struct{}

func (notATest) Helper()         {}
func (notATest) TempDir() string { return os.TempDir() }

func main() {
	var a asked
	flag.StringVar(&a.act, "act", "", "what to do")
	flag.StringVar(&a.dir, "dir", "", "folder of the vault")
	flag.StringVar(&a.pass, "pass", "", "passphrase")
	flag.StringVar(&a.next, "next", "", "next passphrase")
	flag.StringVar(&a.body, "body", "", "what to save")
	flag.StringVar(&a.to, "to", "", "folder for backups")
	clock := flag.String("clock", "2026-11-21T20:00:00Z", "what the clock says")
	umask := flag.Int("umask", -1, "set the umask")
	most := flag.Uint64("most", 0, "let no file become longer than so many bytes")
	fixed := flag.Bool("fixed", false, "give unfinished files fixed names")
	steps := flag.Bool("steps", false, "wait for a line before every operation of the disk")
	flag.StringVar(&a.broken, "broken", "", "be wrong in one way, to be caught: "+strings.Join(ways, ", "))
	flag.Parse()

	now, err := time.Parse(time.RFC3339, *clock)
	check(err)
	if *umask >= 0 {
		unix.Umask(*umask)
	}
	if *most > 0 {
		signal.Ignore(unix.SIGXFSZ)
		check(unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: *most, Max: *most}))
	}
	d := &disk{FS: vault.TestOnlyRealDisk(notATest{}), broken: a.broken, fixedNames: *fixed, at: func(string, string) {}}
	if *steps {
		orders := bufio.NewReader(os.Stdin)
		d.at = func(operation, name string) {
			fmt.Printf("at %s %s\n", operation, name)
			_, err := orders.ReadString('\n')
			check(err)
		}
	}
	a.opt = vault.TestOnlyWeakKey(notATest{}, vault.Options{Disk: d, Clock: func() time.Time { return now }})
	a.perform()
}

// check ends the program in a way that cannot be taken for an answer.
func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "victim:", err)
		os.Exit(3)
	}
}
