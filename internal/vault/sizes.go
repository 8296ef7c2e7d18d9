package vault

// MaxBody is the largest body, in bytes, that a vault takes.
const MaxBody = 16 << 20

// The sizes of a slot file: four steps, then multiples of the last.
const (
	smallest = 64 << 10
	largest  = 4 << 20
	// maxFile is the size of the slot that holds MaxBody.
	maxFile = 20 << 20
	// maxKeyFile is far more than a key file needs.
	maxKeyFile = 16 << 10
)

// What age adds to a file with one X25519 stanza.
const (
	ageHeader = 168 // intro, stanza, MAC
	ageNonce  = 16
	ageChunk  = 64 << 10
	ageTag    = 16 // on every chunk
)

// fileSize returns the smallest size of a slot file that holds so many bytes of
// plaintext.
func fileSize(plain int) int {
	for _, size := range []int{smallest, 256 << 10, 1 << 20, largest} {
		if plainSize(size) >= plain {
			return size
		}
	}
	size := 2 * largest
	for plainSize(size) < plain {
		size += largest
	}
	return size
}

// plainSize returns how many bytes of plaintext give a slot file of exactly this
// size.
func plainSize(file int) int {
	payload := file - ageHeader - ageNonce
	chunks := (payload + ageChunk + ageTag - 1) / (ageChunk + ageTag)
	return payload - chunks*ageTag
}

// isFileSize reports that a slot file may have this size.
func isFileSize(size int64) bool {
	return size > 0 && size <= maxFile && fileSize(plainSize(int(size))) == int(size)
}
