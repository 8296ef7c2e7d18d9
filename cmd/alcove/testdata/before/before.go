// Package before keeps the environment that the tests were started with. They
// link the program, and package scrub throws most of it away before any test
// runs; the path of this package sorts first.
package before

import "os"

// Environ is the environment as it was.
var Environ = os.Environ()
