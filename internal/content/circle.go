package content

// circles finds the controls whose needs lead back to them, or that stand between
// two such. What leads nowhere is taken away until nothing is left to take, then
// what nothing leads to.
func (l *Library) circles() map[ID]bool {
	left, needs, needed := map[ID]bool{}, map[ID][]ID{}, map[ID][]ID{}
	for _, k := range l.Controls {
		left[k.ID] = true
	}
	for _, k := range l.Controls {
		for _, n := range k.Needs {
			if left[n] {
				needs[k.ID] = append(needs[k.ID], n)
				needed[n] = append(needed[n], k.ID)
			}
		}
	}
	peel(left, needs, needed)
	peel(left, needed, needs)
	return left
}

// peel takes away what no way leads on from; back is the same ways backwards.
func peel(left map[ID]bool, on, back map[ID][]ID) {
	ways := map[ID]int{}
	var ends []ID
	for id := range left {
		for _, next := range on[id] {
			if left[next] {
				ways[id]++
			}
		}
		if ways[id] == 0 {
			ends = append(ends, id)
		}
	}
	for len(ends) > 0 {
		id := ends[len(ends)-1]
		ends = ends[:len(ends)-1]
		delete(left, id)
		for _, before := range back[id] {
			if ways[before]--; ways[before] == 0 && left[before] {
				ends = append(ends, before)
			}
		}
	}
}
