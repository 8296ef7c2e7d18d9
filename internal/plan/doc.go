// Package plan orders controls into steps.
//
// The nouns. A [Step] is a control the person does not have in place yet, with
// its benefit, its cost and the threats it lowers. A [Plan] has three lanes of
// at most three: today (minutes, free or nearly), this week (hours), with help
// (a person or money). What does not fit stands in more. What could hurt this
// person stands in think first, with the gate that holds it there. What the
// person did not know and would change a word stands in find out.
//
// The rule. Greedy: the step with the highest benefit for its cost is placed,
// counted as done, and everything is reckoned again, until no candidate is
// left. A step whose needs are not met is weighed together with them, and they
// stand before it.
//
// The promises. Pure and deterministic. A gated control is never in a lane, in
// more or in find out. A need never stands in a later lane than what needs it,
// nor after it. On a hand-over there is no plan.
//
// Where a step needs another that was placed before it in a later lane, the
// step goes to that lane too (or to more), so that needs precede.
package plan
