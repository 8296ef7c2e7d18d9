package assess

// A Band is a word for a residual risk.
type Band int

// The bands, from unrounded values.
const (
	VeryLow Band = iota
	LowBand
	Moderate
	HighBand
	VeryHigh
)

var bandNames = [...]string{"very-low", "low", "moderate", "high", "very-high"}

// String is the band as the JSON output writes it.
func (b Band) String() string { return bandNames[b] }

// Most is the largest risk there is.
const Most = 16

// Ends are where the bands begin, and the end of the last.
var Ends = [...]float64{0, 1, 3, 6, 10, Most}

// BandOf gives the band of a residual risk from 0 to Most.
func BandOf(r float64) Band {
	for b := VeryLow; b < VeryHigh; b++ {
		if r < Ends[b+1] {
			return b
		}
	}
	return VeryHigh
}

// Nearest gives a figure of the band: the value itself if it lies there, else the
// band's nearest end.
func (b Band) Nearest(value float64) float64 { return min(max(value, Ends[b]), Ends[b+1]) }

// watched gives the band of one letter of a threat under the rule "keep
// watching": where a person could be hurt and somebody may try, it is never
// below moderate.
func watched(r, attempt, hurts float64) (band Band, held bool) {
	band = BandOf(r)
	if r > 0 && hurts >= 4 && attempt >= 2 && band < Moderate {
		return Moderate, true
	}
	return band, false
}

// near is how close two figures may be and count as equal.
const near = 1e-9

// Larger orders figures from the largest down. What is near counts as equal,
// so that ids decide there and not the last bit of a product.
func Larger(x, y float64) int {
	switch {
	case x > y+near:
		return -1
	case y > x+near:
		return 1
	}
	return 0
}

// weights of the bands in the plan: effort goes to the worst things first.
var weights = [...]float64{.05, .15, .4, .7, 1}

// Weight is how much lowering a risk of this band counts in the plan.
func (b Band) Weight() float64 { return weights[b] }
