package app

// InSmallView is the page of a session as small view shows it.
func InSmallView(s *Session) Page {
	was := s.small
	defer func() { s.small = was }()
	s.small = true
	return s.Page()
}

// LetGo closes what a session keeps in, as the end of its process does.
func LetGo(s *Session) {
	if s.keep.vault != nil {
		s.keep.vault.Close()
	}
}
