package vault

// A tester is what only a test has a value for. A test of this package walks the
// repository for uses of the functions below that are not tests.
type tester interface {
	Helper()
	TempDir() string
}

// TestOnlyWeakKey returns options under which a key costs next to nothing to
// guess, so that tests are quick.
func TestOnlyWeakKey(tb tester, opt Options) Options {
	tb.Helper()
	opt.testOnlyWork = 2
	return opt
}

// TestOnlyRealDisk returns this computer's disk, so that a test can stand between
// it and a vault.
func TestOnlyRealDisk(tb tester) FS {
	tb.Helper()
	return realDisk{}
}
