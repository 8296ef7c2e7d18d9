package guard

// Restart returns [ErrNoRestart].
func Restart(program string, args []string) error { return ErrNoRestart }
