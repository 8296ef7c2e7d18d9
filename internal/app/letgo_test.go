package app

// LetGo closes what a session keeps in, as the end of its process does.
func LetGo(s *Session) {
	if s.keep.vault != nil {
		s.keep.vault.Close()
	}
}
