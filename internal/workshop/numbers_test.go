package workshop

import (
	"math"
	"testing"
)

// The figures are those of the papers: Newcombe (1998) on single shares, table I,
// method 3, and on differences, table II, method 10.
func TestIntervals(t *testing.T) {
	for _, c := range []struct {
		x, n      int
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}} {
		if low, high := Wilson(c.x, c.n); !near(low, c.low) || !near(high, c.high) {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", c.x, c.n, low, high, c.low, c.high)
		}
	}
	for _, c := range []struct {
		x, n, y, m int
		low, high  float64
	}{{48, 80, 56, 70, 0.0524, 0.3339}, {3, 10, 9, 10, 0.1705, 0.8090}, {5, 56, 0, 29, -0.1926, 0.0381}, {0, 10, 0, 10, -0.2775, 0.2775}, {0, 10, 10, 10, 0.6075, 1}} {
		if low, high := Newcombe(c.x, c.n, c.y, c.m); !near(low, c.low) || !near(high, c.high) {
			t.Errorf("%d of %d, then %d of %d: %.4f to %.4f, want %.4f to %.4f", c.x, c.n, c.y, c.m, low, high, c.low, c.high)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-4 }

func TestMcNemar(t *testing.T) {
	for _, c := range []struct {
		began, stopped int
		p              float64
	}{{0, 0, 1}, {1, 0, 1}, {5, 0, 0.0625}, {6, 0, 0.03125}, {0, 6, 0.03125}, {7, 1, 0.0703125}, {3, 3, 1}, {10, 2, 158.0 / 4096}, {59, 6, 1.4e-11}} {
		if p := McNemar(c.began, c.stopped); math.Abs(p-c.p) > 1e-9 && math.Abs(p-c.p)/c.p > 0.2 {
			t.Errorf("%d began, %d stopped: %v, want %v", c.began, c.stopped, p, c.p)
		}
	}
}
