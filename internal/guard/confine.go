package guard

// Folders are all that the program can reach after [Confine]. What does not
// exist is passed over.
type Folders struct {
	// Keep are folders to read, write and make files in.
	Keep []string
	// Read are folders and files to read.
	Read []string
	// Program is the path of this program, the only one that can be run.
	Program string
}
