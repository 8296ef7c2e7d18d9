// Package assess turns answers into risk.
//
// The nouns. A [Scope] is what a pack reckons with: the controls and the
// threats, a threat marked per_device standing twice. [Facts] are what the
// answers say, each as a [Range] low ≤ point ≤ high of risk. An [Assessment]
// is, for each threat, Attempt × Works × Hurts for confidentiality, integrity
// and availability, and a headline for each letter. A [Trial] asks what would
// change if more controls were in place.
//
// The formula, in one sentence for people: how likely is someone to try; if
// they try, will it work with what you have today; if it works, how much does
// it hurt? It follows NIST SP 800-30 (initiation × success × impact), SAFETAG
// (history, capability, intent) and Front Line Defenders (threat,
// vulnerability, capacity).
//
//	A   = clamp(0, 4, m − rare + recent + trigger), m = max over adversaries of min(intent, reach)
//	S_x = max(floor, key steps, exposure × Π over groups (1 − max e·q·u)), e = 0.2, 0.4, 0.6
//	I_x = max over the threat's assets of sensitivity, 4 where a person could be hurt
//	R_x = A × S_x × I_x, 0–16
//
// The promises. Pure and deterministic: same answers, same bytes. Putting a
// control in place never raises a risk. A control never changes a risk to a
// letter that it does not protect, and never one on a device to which it does
// not belong. There is no overall score.
//
// Two points on which the formula is read more strictly than its letter: a
// control that surely does not apply to the person (its condition is false, or
// every one of its platforms is absent) lowers nothing, even while nobody
// asked about it; and a key step binds only those letters that one of its
// controls protects.
package assess
