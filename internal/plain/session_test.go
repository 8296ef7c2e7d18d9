package plain

import "alcove.example/internal/app"

// A session is what the face draws.
var _ Pages = (*app.Session)(nil)
