package workshop

// A tester is what only a test has a value for. A test of package vault walks the
// repository for uses of such functions that are not tests.
type tester interface {
	Helper()
	TempDir() string
}

// TestOnlyWeakKey makes a key whose file costs next to nothing to guess, so that
// tests are quick.
func TestOnlyWeakKey(tb tester) (Key, error) {
	tb.Helper()
	k, err := NewKey()
	k.work = 2
	return k, err
}
