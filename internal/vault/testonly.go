package vault

// TestOnlyWeakKey returns options under which a key costs next to nothing to
// guess, so that tests are quick. Only a test has a value for its first argument;
// a test of this package walks the repository for other uses.
func TestOnlyWeakKey(tb interface {
	Helper()
	TempDir() string
}, opt Options) Options {
	tb.Helper()
	opt.testOnlyWork = 2
	return opt
}
