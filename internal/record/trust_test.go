package record

import (
	"strings"
	"testing"
	"time"
)

func TestTrustedKeysAreKept(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	var b Book
	if err := b.TrustKey("RWQx", "Amal", now); err != nil {
		t.Fatal(err)
	}
	before := b
	if err := b.TrustKey("RWQx", "Amal of the union", now); err != nil {
		t.Fatal(err)
	}
	if before.Trusted()["RWQx"].Name != "Amal" {
		t.Error("changing a copy changed the original")
	}
	back, err := Parse(b.Bytes())
	if got := back.Trusted()["RWQx"]; err != nil || got.Name != "Amal of the union" || got.On != "2026-11-22" || len(back.Trusted()) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	delete(back.Trusted(), "RWQx")
	if len(back.Trusted()) != 1 {
		t.Error("what came out changes what is kept")
	}
	later, err := Parse([]byte(strings.Replace(string(b.Bytes()), `"name"`, `"by":"B","name"`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := later.TrustKey("RWQx", "A", now); err != nil || !strings.Contains(string(later.Bytes()), `"by":"B"`) {
		t.Errorf("a field of a newer program is lost: %s, %v", later.Bytes(), err)
	}
}
