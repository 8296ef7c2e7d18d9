package guard

import "errors"

// errNotKept says that the system accepted a protection and does not keep it.
var errNotKept = errors.New("accepted but not kept")
