//go:build !windows

package device

func registryHere() Registry { return nil }
