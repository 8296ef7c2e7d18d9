package device

import "strings"

const (
	dmiVendor   = "/sys/class/dmi/id/sys_vendor"
	dmiProduct  = "/sys/class/dmi/id/product_name"
	kernelName  = "/proc/sys/kernel/osrelease"
	processors  = "/proc/cpuinfo"
	biosVendor  = `HKLM\HARDWARE\DESCRIPTION\System\BIOS\SystemManufacturer`
	biosProduct = `HKLM\HARDWARE\DESCRIPTION\System\BIOS\SystemProductName`
)

// virtualFact: whether this computer is itself a program on another one.
func virtualFact() Fact {
	return Fact{ID: "virtual", Kind: Tells, on: map[System]source{
		Linux:   {paths: []string{dmiVendor, dmiProduct, kernelName, processors}, read: tellVirtual},
		Windows: {keys: []string{biosVendor, biosProduct}, read: tellVirtualWindows},
	}}
}

// makers are what makers of virtual machines call themselves.
var makers = []string{"qemu", "vmware", "virtualbox", "innotek", "xen", "kvm", "bochs", "parallels", "amazon ec2", "google compute", "virtual machine", "bhyve", "openstack"}

func tellVirtual(r *reader) Finding {
	kernel, _ := r.line(kernelName)
	if strings.Contains(strings.ToLower(kernel), "microsoft") {
		return yes("virtual", val("name", "WSL"))
	}
	vendor, err := r.line(dmiVendor)
	product, _ := r.line(dmiProduct)
	name := makerAndModel(vendor, product)
	if isMaker(name) {
		return yes("virtual", val("name", name))
	}
	data, failed := r.bytes(processors)
	if failed == nil && flagged(data, "hypervisor") {
		return yes("virtual-processor")
	}
	if err != nil || failed != nil {
		return because(firstOf(err, failed), dmiVendor)
	}
	return itself(name, dmiVendor)
}

// itself is a computer that says of itself what it is. One that says nothing may
// be anything.
func itself(name, from string) Finding {
	if name == "" {
		return strange(from)
	}
	return no("real", val("name", name))
}

// makerAndModel says the maker once, where the model begins with it.
func makerAndModel(maker, model string) string {
	if strings.HasPrefix(model, maker) {
		return model
	}
	return strings.TrimSpace(maker + " " + model)
}

func tellVirtualWindows(r *reader) Finding {
	vendor, err := r.value(biosVendor)
	product, _ := r.value(biosProduct)
	if err != nil {
		return because(err, biosVendor)
	}
	name := makerAndModel(vendor.Text, product.Text)
	if isMaker(name) {
		return yes("virtual", val("name", name))
	}
	return itself(name, biosVendor)
}

func isMaker(name string) bool {
	for _, m := range makers {
		if strings.Contains(strings.ToLower(name), m) {
			return true
		}
	}
	return false
}

// flagged looks for a flag of the first processor.
func flagged(data []byte, flag string) bool {
	for line := range strings.Lines(string(data)) {
		name, flags, ok := strings.Cut(line, ":")
		if ok && strings.TrimSpace(name) == "flags" {
			return strings.Contains(" "+strings.TrimSpace(flags)+" ", " "+flag+" ")
		}
	}
	return false
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
