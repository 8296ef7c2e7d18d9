// Package handed is what people hand on to each other: a questionnaire in one
// file, and who signed it.
//
// The nouns. A bundle is a questionnaire in one file, that ends in .pack: the
// questionnaire, its personas, what it adds to the knowledge base, and its
// translations. A [PublicKey] is what a signature is checked with, a [SecretKey]
// what it is made with, under a passphrase. A [Trusted] key is one that somebody
// was told about by its owner. Keys and signatures are files in the format of
// minisign, so that its program reads and writes them too.
//
// The promises. A questionnaire has one bundle: the same files give the same
// bytes, and other bytes are refused. A bundle is never unpacked: its names come
// from a short list of forms, so there is no path in it that leads elsewhere.
// Everything is bounded before it is read. A signature stands for every byte of
// the file and of its own trusted comment; the older kind, which is not made from
// a digest, is refused.
//
// Deliberately absent: what the files mean (package content reads them), disks
// and terminals (bytes come in and go out), the clock, and the six words that
// people read to each other (package vault has them).
package handed
