package device

const (
	efiFolder     = "/sys/firmware/efi"
	secureBootVar = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
	secureBootKey = `HKLM\SYSTEM\CurrentControlSet\Control\SecureBoot\State\UEFISecureBootEnabled`
)

// secureBootFact: whether only a signed system can be started.
func secureBootFact() Fact {
	return Fact{ID: "secure-boot", on: map[System]source{
		Linux:   {paths: []string{efiFolder, secureBootVar}, read: tellSecureBoot},
		Windows: {keys: []string{secureBootKey}, read: tellSecureBootWindows},
	}}
}

func tellSecureBoot(r *reader) Finding {
	if r.has("/sys/firmware") && r.absent(efiFolder) {
		return no("no-uefi", val("path", efiFolder))
	}
	data, err := r.bytes(secureBootVar)
	if err != nil {
		return because(err, secureBootVar)
	}
	const attributes = 4 // bytes before the value
	if len(data) != attributes+1 || data[attributes] > 1 {
		return strange(secureBootVar)
	}
	if data[attributes] == 1 {
		return yes("secure-boot-on")
	}
	return no("secure-boot-off")
}

func tellSecureBootWindows(r *reader) Finding {
	n, err := r.number(secureBootKey)
	switch {
	case err != nil:
		return because(err, secureBootKey)
	case n == 1:
		return yes("secure-boot-on")
	case n == 0:
		return no("secure-boot-off")
	}
	return strange(secureBootKey)
}
