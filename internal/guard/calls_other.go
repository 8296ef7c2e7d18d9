//go:build !openbsd && !(linux && (amd64 || arm64))

package guard

func refuseCalls() (Hold, error) { return Absent, nil }
