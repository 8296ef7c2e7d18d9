package guard

import "os"

// Windows stops no program.
func stopSignals() (arriving <-chan os.Signal, forget func()) { return nil, func() {} }

func asksToStop(os.Signal) bool { return false }

func stop(<-chan os.Signal) {}
