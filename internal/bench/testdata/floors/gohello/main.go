// Command gohello is a floor: one write, then it waits for a key.
package main

import "os"

func main() {
	os.Stdout.WriteString("\x1b[?25lHello, press q\r\n")
	var key [1]byte
	os.Stdin.Read(key[:])
}
