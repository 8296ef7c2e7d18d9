package locale

// Coverage counts how many of the texts in english (id to today's English) have a
// finished translation in po, of how many. A nil po has none.
func Coverage(po *PO, english map[string]string) (translated, total int) {
	for context, s := range english {
		if po == nil {
			break
		}
		if e, found := po.Entry(context); found && e.translates(s, e.Plural) {
			translated++
		}
	}
	return translated, len(english)
}
