package workshop

import "math"

// z95 is the quantile of the normal distribution for intervals of 95 %.
const z95 = 1.959963984540054

// Wilson is the score interval of Wilson (1927) for a share of x in n, at 95 %.
// Unlike the simple interval it holds for small groups and for shares near 0 and
// 1. n is above 0, x from 0 to n; the shares are from 0 to 1.
func Wilson(x, n int) (low, high float64) {
	p, m, z := float64(x)/float64(n), float64(n), z95
	middle := p + z*z/(2*m)
	half := float64(z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m)))
	whole := 1 + z*z/m
	return max(0, (middle-half)/whole), min(1, (middle+half)/whole)
}

// Newcombe is the interval at 95 % for the difference of two shares of people who
// are not paired, y of m less x of n: method 10 of Newcombe (1998), made of the
// two Wilson intervals, without continuity correction.
func Newcombe(x, n, y, m int) (low, high float64) {
	p, q := float64(x)/float64(n), float64(y)/float64(m)
	pl, ph := Wilson(x, n)
	ql, qh := Wilson(y, m)
	d := q - p
	return d - math.Hypot(q-ql, ph-p), d + math.Hypot(p-pl, qh-q)
}

// McNemar is the exact two-sided test of McNemar (1947) for pairs: how likely it
// is, if each of the people who changed was as likely to begin as to stop, that
// they split at least as unevenly as began and stopped do. With nobody who
// changed it is 1.
func McNemar(began, stopped int) float64 {
	n, k := began+stopped, min(began, stopped)
	term, sum := math.Pow(0.5, float64(n)), 0.0
	for i := 0; i <= k; i++ {
		sum += term
		term *= float64(n-i) / float64(i+1)
	}
	return min(1, 2*sum)
}
