package content

import (
	"encoding/json"
	"fmt"
)

// reflectString is everything an item holds, in one form.
func reflectString(v any) string {
	if q, ok := v.(*Question); ok {
		c := *q
		c.Section = nil
		v = struct {
			Q   Question
			Can string
		}{c, fmt.Sprint(len(q.can.Controls), len(q.can.Adversaries), len(q.can.Assets), len(q.can.Exposure), q.can.Gate)}
	}
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
