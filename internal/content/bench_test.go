package content_test

import (
	"fmt"
	"io/fs"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

// BenchmarkLoad is what reading YAML costs: all that is shipped, and a pack of
// 5, 50 and 500 questions. The exponent says how the time grows: 1 is in
// proportion.
func BenchmarkLoad(b *testing.B) {
	yaml := onlyYAML(b)
	b.Run("shipped", func(b *testing.B) {
		for b.Loop() {
			if _, err := content.Load(yaml); err != nil {
				b.Fatal(err)
			}
		}
	})
	lib, err := load()
	if err != nil {
		b.Fatal(err)
	}
	times := map[int]float64{}
	for _, n := range []int{5, 50, 500} {
		var pack strings.Builder
		pack.WriteString(files[packFile])
		for i := range n - 3 {
			fmt.Fprintf(&pack, "      - id: more-%d\n        ask: Is this one of very many questions?\n        answers: safeguard\n        controls: [ph-updates]\n        show_if: {phone-updates: [partly, \"no\"]}\n", i)
		}
		fsys := fstest.MapFS{"pack.yaml": {Data: []byte(pack.String())}}
		b.Run(fmt.Sprintf("%d questions", n), func(b *testing.B) {
			for b.Loop() {
				if _, _, err := lib.LoadPack(fsys); err != nil {
					b.Fatal(err)
				}
			}
			times[n] = float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			if before := times[n/10]; before > 0 {
				b.ReportMetric(math.Log10(times[n]/before), "exponent")
			}
		})
	}
}

// onlyYAML is the shipped content without its compiled form.
func onlyYAML(b *testing.B) fs.FS {
	b.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(questionnaires.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".yaml") {
			return err
		}
		data, err := fs.ReadFile(questionnaires.FS, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return out
}
