//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// interleavings is in how many orders two victims do their operations.
const interleavings = 200

// twoAtOnce runs two victims at one vault, their operations in an order drawn by
// lot. What one of them acknowledged must not be lost to the other.
func twoAtOnce(ctx context.Context, g ground, t *tally) error {
	t.expect("interleavings", "both done", "one refused", "changes of turn")
	if err := g.raceAll(ctx, "", t); err != nil {
		return err
	}
	for _, enough := range []string{"both done", "one refused"} {
		if t.counted(enough) < interleavings/20 {
			t.violation("only %d times: %s", t.counted(enough), enough)
		}
	}
	return t.caught("ignores-locks", func(own *tally) error { return g.raceAll(ctx, "ignores-locks", own) })
}

func (g ground) raceAll(ctx context.Context, broken string, t *tally) error {
	all := only(kinds(g.seed), "first run", "save", "delete")
	templates := make([]scene, len(all))
	for i, k := range all {
		var err error
		if templates[i], err = g.stage(ctx, k, g.place()); err != nil {
			return err
		}
		defer templates[i].strike()
	}
	numbers := make([]int, interleavings)
	for n := range numbers {
		numbers[n] = n
	}
	return together(ctx, numbers, func(ctx context.Context, n int) error {
		i := g.seed.number(len(all), "kind of interleaving %d", n)
		if err := g.race(ctx, all[i].broken(broken), templates[i], n, t); err != nil {
			return fmt.Errorf("interleaving %d: %w", n, err)
		}
		return nil
	})
}

// A turn is what one of two victims waits for.
type turn struct {
	who   int
	point string // what it is about to do; "ended" when it is gone
	start chan struct{}
}

// race runs two victims of one kind, which differ in what they save, and judges
// what the vault holds in the end.
func (g ground) race(ctx context.Context, k kind, template scene, n int, t *tally) error {
	s, err := template.again(ctx, g.place())
	if err != nil {
		return err
	}
	defer s.strike()
	bodies := [2]string{"by the first", "by the second"}
	turns, answers, failed := make(chan turn), [2]answer{}, [2]error{}
	for who, body := range bodies {
		o := k.order.here(s)
		o.body = body
		go func() {
			answers[who], failed[who] = g.step(ctx, o, func(point string, _ answer) error {
				start := make(chan struct{})
				turns <- turn{who, point, start}
				<-start
				return nil
			})
			turns <- turn{who: who, point: "ended"}
		}()
	}
	order := g.deal(turns, n, t)
	if err := errors.Join(failed[0], failed[1]); err != nil {
		return err
	}
	t.count(1, "interleavings")
	last := -1
	for _, who := range order {
		if answers[who].done {
			last = who
		}
	}
	switch {
	case answers[0].done && answers[1].done:
		t.count(1, "both done")
	case last >= 0:
		t.count(1, "one refused")
	}
	if err := g.judgeRace(ctx, k, s, bodies, answers, last); err != nil {
		t.violation("%s, interleaving %d: %v (%s, %s)", k.name, n, err, answers[0].text, answers[1].text)
	}
	return nil
}

// deal gives turns by lot until both victims are gone, and returns in which order
// they let go of the lock. In some interleavings the turn changes often, in others hardly
// ever.
func (g ground) deal(turns <-chan turn, n int, t *tally) (order []int) {
	live, last := 2, -1
	rarely := 2 << (2 * g.seed.number(4, "interleaving %d", n))
	var waiting []turn
	for step := 0; ; step++ {
		for len(waiting) < live {
			if next := <-turns; next.point == "ended" {
				live--
			} else {
				waiting = append(waiting, next)
			}
		}
		if live == 0 {
			return order
		}
		i := slices.IndexFunc(waiting, func(w turn) bool { return w.who == last })
		if i < 0 || g.seed.number(rarely, "interleaving %d, change %d", n, step) == 0 {
			i = g.seed.number(len(waiting), "interleaving %d, turn %d", n, step)
		}
		next := waiting[i]
		waiting = slices.Delete(waiting, i, i+1)
		if strings.HasPrefix(next.point, "unlock ") {
			order = append(order, next.who)
		}
		if next.who != last {
			t.count(1, "changes of turn")
		}
		last = next.who
		close(next.start)
	}
}

// judgeRace fails unless the vault holds what the last victim acknowledged, and
// whoever was refused was told why.
func (g ground) judgeRace(ctx context.Context, k kind, s scene, bodies [2]string, answers [2]answer, last int) error {
	if last < 0 {
		return errors.New("both were refused")
	}
	for _, a := range answers {
		if !a.done && !slices.Contains([]string{"busy", "exists"}, a.refused) {
			return fmt.Errorf("refused as %q", a.refused)
		}
	}
	k.after.body = bodies[last]
	if _, err := k.judge(s, answer{done: true}); err != nil {
		return err
	}
	return g.goesOn(ctx, k, s)
}
