package app

import (
	"errors"
	"time"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/record"
	"alcove.example/internal/report"
)

// ErrNotComparable: two records that are not of one questionnaire which gives
// readings, or of one that this program does not have.
var ErrNotComparable = errors.New("app: these records do not compare")

// CompareRecords says what changed between two records, both reckoned with the
// content of today.
func CompareRecords(lib *content.Library, before, after record.Record, now time.Time) (report.Comparison, error) {
	pack := lib.Pack(content.ID(after.Pack))
	if pack == nil || pack.Kind != content.Risk || before.Pack != after.Pack {
		return report.Comparison{}, ErrNotComparable
	}
	scope, today := assess.NewScope(lib, pack), record.On(now)
	return report.Compare(moment(scope, before, today), moment(scope, after, today)), nil
}
