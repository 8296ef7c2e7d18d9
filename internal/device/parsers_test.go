package device

import (
	"encoding/hex"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSettings(t *testing.T) {
	const text = "# a comment\nID=debian\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n\n[Daemon]\n Timeout = 5\n; another\nnonsense\nAutolock='false'\nTimeout=7"
	got := map[string]string{}
	for n, v := range settings([]byte(text)) {
		got[n] = v
	}
	want := map[string]string{"ID": "debian", "PRETTY_NAME": "Debian GNU/Linux 12 (bookworm)", "Daemon/Timeout": "7", "Daemon/Autolock": "false"}
	if !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestMounts(t *testing.T) {
	mounts := parseMounts([]byte(`36 35 254:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw
40 36 0:40 /@/home /home rw - btrfs /dev/sda2 rw
41 36 0:41 / /mnt/my\040disk rw master:3 - vfat /dev/sdb1 rw
42 36 0:42 / /home rw - ext4 /dev/sda9 rw
broken line
`))
	for name, want := range map[string]string{"/": "/dev/mapper/vg-root", "/etc": "/dev/mapper/vg-root", "/home/ana": "/dev/sda9", "/homely": "/dev/mapper/vg-root", "/mnt/my disk/a": "/dev/sdb1"} {
		if m, ok := under(mounts, name); !ok || m.source != want {
			t.Errorf("%s lies on %+v, want %s", name, m, want)
		}
	}
	if _, ok := under(nil, "/"); ok {
		t.Error("something lies on nothing")
	}
}

func TestSwaps(t *testing.T) {
	for text, want := range map[string][]string{
		"Filename\t\t\t\tType\t\tSize\n": nil,
		"Filename Type Size\n/dev/dm-1 partition 1\n/swap\\040file file 2\n/dev/zram0 partition 3\n": {"/dev/dm-1", "/swap file", "/dev/zram0"},
	} {
		if got, ok := parseSwaps([]byte(text)); !ok || !slices.Equal(got, want) {
			t.Errorf("%q: %v %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "junk\n", "/dev/sda5 partition 1\n"} {
		if got, ok := parseSwaps([]byte(text)); ok {
			t.Errorf("%q was taken for a list of swaps: %v", text, got)
		}
	}
}

func TestListeningSockets(t *testing.T) {
	const head = "  sl  local_address rem_address   st tx_queue rx_queue\n"
	line := func(address, state string) string { return "   0: " + address + " 00000000:0000 " + state + " 0:0\n" }
	for _, c := range []struct {
		name, text string
		want       []int
		ok         bool
	}{
		{"everywhere", head + line("00000000:0016", "0A"), []int{22}, true},
		{"on one address", head + line("0A00A8C0:1F90", "0A"), []int{8080}, true},
		{"only this computer", head + line("0100007F:0277", "0A") + line("3500007F:0035", "0A"), nil, true},
		{"a conversation", head + line("0A00A8C0:1F90", "01"), nil, true},
		{"six, everywhere", head + line(strings.Repeat("0", 32)+":0050", "0A"), []int{80}, true},
		{"six, only this computer", head + line("00000000000000000000000001000000:0277", "0A"), nil, true},
		{"six, four within, only this computer", head + line("0000000000000000FFFF00000100007F:0277", "0A"), nil, true},
		{"six, four within, one address", head + line("0000000000000000FFFF00000A00A8C0:0277", "0A"), []int{631}, true},
		{"six, a link", head + line("000080FE00000000FF565002EB3A0BFE:0222", "0A"), []int{546}, true},
		{"nothing", "", nil, false},
		{"junk", "junk\n", nil, false},
		{"a broken address", head + line("00:16", "0A"), nil, false},
		{"no table, yet a heading", head, nil, true},
	} {
		if got, ok := parseListening([]byte(c.text)); ok != c.ok || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v %v, want %v %v", c.name, got, ok, c.want, c.ok)
		}
	}
}

func TestSSHPasswords(t *testing.T) {
	for _, c := range []struct {
		config, included string
		passwords        bool
		where            string
	}{
		{"", "", true, ""},
		{"PasswordAuthentication no\n", "", true, ""}, // the other way in is still open
		{"PasswordAuthentication no\nKbdInteractiveAuthentication no\n", "", false, ""},
		{"passwordauthentication no\nChallengeResponseAuthentication no\n", "", false, ""},
		{"#PasswordAuthentication no\nKbdInteractiveAuthentication no\n", "", true, ""},
		{"PasswordAuthentication no\nPasswordAuthentication yes\nKbdInteractiveAuthentication no\n", "", false, ""},
		{"Include /etc/ssh/sshd_config.d/*.conf\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n", "PasswordAuthentication yes\n", true, ""},
		{"PasswordAuthentication no\nKbdInteractiveAuthentication no\nInclude /etc/ssh/sshd_config.d/*.conf\n", "PasswordAuthentication yes\n", false, ""},
		{"PasswordAuthentication no\nKbdInteractiveAuthentication no\nMatch User x\nPasswordAuthentication yes\n", "", true, "match"},
		{"PasswordAuthentication no\nKbdInteractiveAuthentication no\nMatch User x\nX11Forwarding yes\n", "", false, ""},
	} {
		if got, where := sshPasswords([]byte(c.config), []byte(c.included)); got != c.passwords || where != c.where {
			t.Errorf("%q with %q: %v %q, want %v %q", c.config, c.included, got, where, c.passwords, c.where)
		}
	}
}

func TestCryptTab(t *testing.T) {
	for text, want := range map[string][2]bool{
		"":                             {false, false},
		"# only a comment\n":           {false, false},
		"root UUID=1 none luks\n":      {true, true},
		"root UUID=1\n":                {true, true},
		"root UUID=1 - luks,discard\n": {true, true},
		"root UUID=1 /root/key luks\n": {true, false},
		"root UUID=1 none luks,tpm2-device=auto\n":               {true, false},
		"root UUID=1 none keyscript=/bin/x\n":                    {true, false},
		"swap UUID=2 /dev/urandom swap\n":                        {false, false},
		"root UUID=1 none luks\nswap UUID=2 /dev/urandom swap\n": {true, true},
		"root UUID=1 none luks\nhome UUID=2 /etc/key luks\n":     {true, false},
	} {
		if some, all := tabAsks([]byte(text)); some != want[0] || all != want[1] {
			t.Errorf("%q: %v %v, want %v", text, some, all, want)
		}
	}
	for line, want := range map[string]bool{"root=/dev/sda1 ro": false, "cryptdevice=UUID=1:root root=/dev/mapper/root": true, "cryptdevice=UUID=1:root cryptkey=/dev/sdb1": false, "rd.luks.uuid=1": false} {
		if got := commandAsks(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestSudoers(t *testing.T) {
	for text, want := range map[string]bool{
		"%sudo ALL=(ALL:ALL) ALL\n": false, "ana ALL=(ALL) NOPASSWD: ALL\n": true, "ana ALL=(ALL) NOPASSWD:ALL\n": true,
		"ana ALL=(ALL) NOPASSWD: /usr/bin/apt\n": false, "# ana ALL=(ALL) NOPASSWD: ALL\n": false, "Defaults !authenticate\n": true, "Defaults env_reset\n": false, "": false,
	} {
		if got := withoutPassword([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestAptSettings(t *testing.T) {
	const name = "APT::Periodic::Unattended-Upgrade"
	for text, want := range map[string]string{
		name + ` "1";`: "1", name + ` "0";`: "0", `// ` + name + ` "1";`: "", name + ` "1"; // why`: "1", "APT::Periodic::Unattended-Upgrade-X \"1\";": "",
	} {
		got, _ := aptSetting([]byte(text), name)
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestWaitingUpdates(t *testing.T) {
	for text, want := range map[string]string{
		"\n27 updates can be applied immediately.\n12 of these updates are standard security updates.\n": "27",
		"0 updates can be applied immediately.\n":                                                        "0", "1 update can be applied immediately.\n": "1", "nothing\n": "", "": "",
	} {
		if got := waiting([]byte(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAccountsAndGroups(t *testing.T) {
	all := parseAccounts([]byte("root:x:0:0::/root:/bin/bash\nana:x:1000:1000:Ana:/home/ana:/bin/zsh\nbot:x:1001:27::/home/bot:/usr/sbin/nologin\nnobody:x:65534:65534::/:/bin/sh\nbroken\n"))
	var people []string
	for _, a := range all {
		if a.person() {
			people = append(people, a.name)
		}
	}
	if len(all) != 4 || !slices.Equal(people, []string{"ana"}) {
		t.Errorf("%+v, of which people %v", all, people)
	}
	groups := []byte("sudo:x:27:ana,bo\nana:x:1000:\nanabel:x:1002:anabel\n")
	if got := parseGroups(groups, all[1]); !slices.Equal(got, []string{"sudo", "ana"}) {
		t.Errorf("groups of ana: %v", got)
	}
	if got := parseGroups(groups, all[2]); !slices.Equal(got, []string{"sudo"}) {
		t.Errorf("groups of bot, by its account: %v", got)
	}
}

func TestDconf(t *testing.T) {
	file, err := os.ReadFile("testdata/debian-12-gnome-luks/home/ana/.config/dconf/user") // written by dconf itself
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"/org/gnome/desktop/session/idle-delay": 180, "/org/gnome/desktop/screensaver/lock-enabled": true, "/org/gnome/desktop/screensaver/lock-delay": 30,
		"/org/gnome/desktop/media-handling/automount": false, "/org/gnome/desktop/media-handling/automount-open": false}
	if got, ok := parseSettings(file); !ok || !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for _, broken := range [][]byte{nil, []byte("GVariant"), []byte(strings.Repeat("x", 100)), file[:20]} {
		if all, ok := parseSettings(broken); ok {
			t.Errorf("%q: %v", broken, all)
		}
	}
	if v, ok := variant([]byte{0x2c, 1, 0, 0, 0, 'u'}); !ok || v != 300 {
		t.Error(v, ok)
	}
	if v, ok := variant([]byte{0, 0, 'b'}); !ok || v != false {
		t.Error(v, ok)
	}
	if v, ok := variant([]byte("a\x00\x00s")); !ok || v != "a" {
		t.Error(v, ok)
	}
	if _, ok := variant([]byte{1, 2, 3, 0, '(', 'u', ')'}); ok {
		t.Error("a form that is not known was read")
	}
}

func mustHex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestPlistXML(t *testing.T) {
	got, ok := parsePlist([]byte(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>on</key><true/><key>n</key><integer>3</integer><key>when</key><date>2026-11-21T08:00:00Z</date>
<key>list</key><array><string>a</string><dict><key>b</key><false/></dict></array><key>raw</key><data>AA==</data></dict></plist>`))
	want := map[string]any{"on": true, "n": 3, "when": time.Date(2026, 11, 21, 8, 0, 0, 0, time.UTC), "list": []any{"a", map[string]any{"b": false}}, "raw": nil}
	if !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("%v %v", got, ok)
	}
	for _, broken := range []string{"", "<plist>", "<plist><array/></plist>", "<plist><dict><key>a</key>", "bplist00", "bplist00" + strings.Repeat("\xff", 40), "<plist>" + strings.Repeat("<array>", 1000)} {
		if got, ok := parsePlist([]byte(broken)); ok {
			t.Errorf("%.20q was read as %v", broken, got)
		}
	}
}

func TestExports(t *testing.T) {
	e := parseExport([]byte("\ufeffWindows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\A b]\r\n\"Name\"=dword:0000000a\r\n\"Path\"=\"C:\\\\x\\\"y\"\r\n\"Raw\"=hex:01,\\\r\n  02,03\r\n\"Long\"=hex(b):01,00,00,00,00,00,00,00\r\n\"Wide\"=hex(2):41,00,42,00,00,00\r\n@=\"default\"\r\n\"bad\"=dword:xyz\r\n\r\n[HKEY_CURRENT_USER\\U]\r\n\"N\"=\"1\"\r\n"))
	for name, want := range map[string]RegistryValue{"name": {Number: 10}, "PATH": {Text: `C:\x"y`}, "Raw": {Bytes: []byte{1, 2, 3}}, "Long": {Number: 1}, "Wide": {Text: "AB"}} {
		if got, err := e.Value(`HKLM\software\a B`, name); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v %v, want %+v", name, got, err, want)
		}
	}
	if got, err := e.Value(`HKCU\U`, "N"); err != nil || got.Text != "1" {
		t.Error(got, err)
	}
	if _, err := e.Value(`HKLM\SOFTWARE\A b`, "bad"); err == nil {
		t.Error("a number that is none was read")
	}
}

func TestReadsHome(t *testing.T) {
	context := func(s string) []byte { return []byte("[Context]\nfilesystems=" + s + "\n") }
	for _, c := range []struct {
		files []string
		want  bool
	}{
		{[]string{"xdg-download;"}, false}, {[]string{"host;"}, true}, {[]string{"home:ro;"}, true}, {[]string{"host", "", "!host"}, false}, {[]string{"xdg-download", "home"}, true}, {[]string{"host", "!home"}, true},
	} {
		var files [][]byte
		for _, f := range c.files {
			files = append(files, context(f))
		}
		if got := readsHome(files...); got != c.want {
			t.Errorf("%v: %v", c.files, got)
		}
	}
}

func TestWindowsTime(t *testing.T) {
	if got, ok := windowsTime(mustHex(t, "00002b2c565bdd01")); !ok || got.Year() < 2020 || got.Year() > 2030 {
		t.Error(got, ok)
	}
	for _, b := range [][]byte{nil, make([]byte, 8), make([]byte, 4), mustHex(t, "ffffffffffffffff")} {
		if got, ok := windowsTime(b); ok {
			t.Errorf("%x is %v", b, got)
		}
	}
}
