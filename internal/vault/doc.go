// Package vault is how a person's records are kept: encrypted with age, in a
// folder they chose, so that no saved answer is ever lost and none can be read
// without the passphrase.
//
// # Nouns
//
// A vault is a folder. The key (key.age) is an age identity under a passphrase;
// a second key (key2.age) may hold the same identity under a second passphrase.
// The two slots (0.age, 1.age) each hold one whole body, encrypted to that
// identity; the one with the higher generation is current. A save writes the
// other one. The lock is an empty file. A leftover is a file that a save which
// was cut short left behind.
//
//	key.age      armored, passphrase: the line AGE-SECRET-KEY-1… and nothing else
//	key2.age     the same under a second passphrase; only if somebody asked for it
//	0.age 1.age  one X25519 stanza; both files have the same size
//	lock         empty
//
// A slot decrypts to text that a person can read:
//
//	{"v":1,"gen":1234,"saved":"2026-11-21T20:00:00Z","len":34567,"vault":"…"}
//	the body, len bytes
//	spaces, then a line break: padding
//	HMAC-SHA256 of everything above, in hex, and a line break
//
// The HMAC's key is HKDF-SHA256 of the identity with info "vault-auth-v1": an
// age file only proves that its writer knew the recipient, this proves that they
// knew the identity. Every later version keeps the first and the last line, so
// an old program can tell a newer vault from a broken one.
//
// # Promises
//
// At every instant at least one slot decrypts, and what [Vault.Save] confirmed is
// in it. Nothing is confirmed before the file, its name and the folder were
// synced. What was written is read back, and the same bytes are decrypted, before it
// replaces anything. A failed save leaves no file behind and the next one may work. A file
// changed by somebody else is never overwritten. Two programs never write at
// once. No plaintext of a vault, no recipient, no name of this program reaches the
// disk.
// File sizes come from a short list, both slots share one, and a vault never gets
// smaller, so a size tells little. Identity and recipient never leave this
// package. Everything opens with the ordinary age program: age -d -i key.age
// 0.age. A passphrase is what was typed, letter by letter; only one of 24 digits is
// those digits from 0 to 9, in whatever script and groups it was typed ([Readings]).
//
// A first run that is cut short leaves no vault, or one that holds what was to
// be saved. A change of identity ([Vault.Rekey]) that is cut short leaves a key
// file with both identities, so that either slot opens.
//
// # What is handed on
//
// [Vault.Seal] encrypts something to whoever opens the vault, [Recipient.Seal] to
// somebody else; both give ordinary age files with one stanza. [WriteNew] writes a
// file beside others as carefully as a slot, under a name that says nothing. What
// it is given may be readable by anybody: then a person has asked for that.
//
// # What cannot be told apart
//
// Damage inside the few bytes of key.age that hold the passphrase's proof looks
// like a wrong passphrase; damage to the same bytes of both slots looks like a
// wrong key. age has no check on those bytes alone.
//
// # Deliberately absent
//
// Overwriting of deleted data (flash keeps copies; say so instead), a hidden or
// second vault, a way to learn about a folder put back to an older state, any
// encryption of a vault to somebody else, reading the clock (it is passed in), and
// words for people.
package vault
