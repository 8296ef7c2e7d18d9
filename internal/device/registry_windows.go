package device

import (
	"errors"
	"io/fs"
	"strings"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

func registryHere() Registry { return liveRegistry{} }

// liveRegistry is the registry of this computer, as programs of 64 bits see it.
type liveRegistry struct{}

func (liveRegistry) Value(key, name string) (RegistryValue, error) {
	hive, rest, _ := strings.Cut(key, `\`)
	from := registry.LOCAL_MACHINE
	if hive == "HKCU" {
		from = registry.CURRENT_USER
	}
	k, err := registry.OpenKey(from, rest, registry.QUERY_VALUE|registry.WOW64_64KEY)
	if err != nil {
		return RegistryValue{}, named(err, key, name)
	}
	defer k.Close()
	buf := make([]byte, 4096)
	n, kind, err := k.GetValue(name, buf)
	if err != nil {
		return RegistryValue{}, named(err, key, name)
	}
	switch kind {
	case registry.SZ, registry.EXPAND_SZ:
		s, _, err := k.GetStringValue(name)
		return RegistryValue{Text: s}, err
	case registry.DWORD, registry.QWORD:
		v, _, err := k.GetIntegerValue(name)
		return RegistryValue{Number: v}, err
	}
	return RegistryValue{Bytes: buf[:n]}, nil
}

// named turns the errors of the registry into those of files.
func named(err error, key, name string) error {
	switch {
	case errors.Is(err, registry.ErrNotExist):
		err = fs.ErrNotExist
	case errors.Is(err, windows.ERROR_ACCESS_DENIED):
		err = fs.ErrPermission
	}
	return &fs.PathError{Op: "read", Path: key + `\` + name, Err: err}
}
