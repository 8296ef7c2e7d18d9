package workshop

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"alcove.example/internal/content"
	"alcove.example/internal/text"
)

// A Room is what a trainer hands out for one workshop.
type Room struct {
	Recipient Recipient
	Pack      content.ID
	Hash      string // of the questionnaire's file, so that all answer the same
	Name      string // of the set, as the trainer calls it; the same for all days of one group
	Date      time.Time
	Then      bool // asked at the end for both: before the workshop, and now
}

// ErrNotARoom: the file is no hand-out, or not one of this version.
var ErrNotARoom = errors.New("workshop: not a hand-out")

// wireRoom is a room as the hand-out holds it.
type wireRoom struct {
	V         int    `json:"v"`
	Set       string `json:"set"`
	Pack      string `json:"pack"`
	Hash      string `json:"hash"`
	Date      string `json:"date"`
	Then      bool   `json:"then,omitempty"`
	Recipient string `json:"recipient"`
}

// maxName is the longest name of a set, in runes.
const maxName = 60

// Bytes writes the room for the hand-out.
func (r Room) Bytes() ([]byte, error) {
	out, err := json.MarshalIndent(wireRoom{1, r.Name, string(r.Pack), r.Hash, r.Date.UTC().Format(time.DateOnly), r.Then, r.Recipient.String()}, "", " ")
	if err != nil {
		return nil, fmt.Errorf("workshop: hand-out: %w", err)
	}
	return append(out, '\n'), nil
}

// ParseRoom reads what [Room.Bytes] wrote. It fails with ErrNotARoom.
func ParseRoom(data []byte) (Room, error) {
	var w wireRoom
	if err := strictly(data, &w); err != nil || w.V != 1 {
		return Room{}, ErrNotARoom
	}
	to, err := ParseRecipient(w.Recipient)
	date, badDate := time.Parse(time.DateOnly, w.Date)
	if err != nil || badDate != nil || !isHex(w.Hash, 2*sha256.Size) || !IsName(w.Set) {
		return Room{}, ErrNotARoom
	}
	return Room{Recipient: to, Pack: content.ID(w.Pack), Hash: w.Hash, Name: w.Set, Date: date, Then: w.Then}, nil
}

// IsName reports whether a set may be called so: something to see, on one line,
// at most 60 characters.
func IsName(name string) bool {
	return name != "" && len([]rune(name)) <= maxName && name == strings.TrimSpace(text.CleanLine(name))
}

// Set is what the slips carry instead of the set's name.
func (r Room) Set() string { return hex.EncodeToString(r.about("set")[:16]) }

func (r Room) about(what string) []byte {
	mac := hmac.New(sha256.New, []byte(r.Recipient.String()))
	mac.Write([]byte("workshop-" + what + "-v1\n" + r.Name))
	return mac.Sum(nil)
}

// codeRounds makes each guess at a code take about a tenth of a second.
const codeRounds = 200_000

// Code is what a slip holds of the words that a person chose on paper: the same
// on all days of one set, another in every other set. Case, blanks and
// punctuation do not matter, since people write from memory. No words give "".
func (r Room) Code(words string) (string, error) {
	plain := strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c) {
			return c
		}
		return -1
	}, text.Fold(words))
	if plain == "" {
		return "", nil
	}
	key, err := pbkdf2.Key(sha256.New, plain, r.about("code"), codeRounds, 16)
	if err != nil {
		return "", fmt.Errorf("workshop: code: %w", err)
	}
	return hex.EncodeToString(key), nil
}

func isHex(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789abcdef") == ""
}
