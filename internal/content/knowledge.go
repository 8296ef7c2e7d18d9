package content

import "slices"

// An Asset is something a person wants to keep private, true or working.
type Asset struct {
	ID      ID
	Title   string
	Default CIA // sensitivity 0–4 where nobody asked
}

// An Adversary is somebody who may want to do harm. Reach gives, for each way
// of reaching a person (deceive, telecom, …), the best realistic capability
// from 1 to 4; what is not listed is 0.
type Adversary struct {
	ID    ID
	Title string
	Reach map[ID]int
}

// NetworkAuthority is the adversary who can cut or block the network. It
// counts only for threats that name it in From.
const NetworkAuthority ID = "network-authority"

// Text is a text that may differ for the phone and for the computer. Any is
// set where it does not.
type Text struct{ Any, Phone, Computer string }

// For gives the text for a device, or the common one.
func (t Text) For(d Device) string {
	switch {
	case d == Phone && t.Phone != "":
		return t.Phone
	case d == Computer && t.Computer != "":
		return t.Computer
	}
	return t.Any
}

// A Device is one of the two kinds of device on which a threat marked
// per_device stands.
type Device string

// The devices. NoDevice marks a threat that does not stand twice.
const (
	NoDevice Device = ""
	Phone    Device = "phone"
	Computer Device = "computer"
)

// A KeyStep is a step without which a threat stays likely to work, however
// many small steps are taken.
type KeyStep struct {
	Any   []ID    // controls, the best of which counts
	Least float64 // chance of success that stays while none is in place, 0–1
}

// A Threat is something that could happen.
type Threat struct {
	ID                        ID
	Title, Story, Consequence Text
	Reach                     []ID // the ways in; empty for accidents
	Base                      int  // attempt for accidents; 0 where Reach decides
	From                      []ID // only these adversaries count; empty: all but NetworkAuthority
	Hits                      LetterSet
	Floor                     float64 // chance of success the model never goes below
	KeySteps                  []KeyStep
	PerDevice                 bool
	Rare                      bool
	Assets                    []ID
	Triggers                  []ID
}

// A Lever is the way in which a control works (Freedom Online Coalition
// definition: policy, technology and education).
type Lever string

// Trade says what is paid for with what.
type Trade struct {
	Gives, Takes Letter
	Note         string
}

// Effort is how long a control takes.
type Effort string

// The efforts and their cost in the plan.
const (
	Minutes Effort = "minutes"
	Hours   Effort = "hours"
	Ongoing Effort = "ongoing"
)

// Money is what a control costs to buy.
type Money string

// The costs: free, under 30, under 150, above (US dollars).
const (
	Free Money = "free"
	Low  Money = "low"
	Mid  Money = "mid"
	High Money = "high"
)

// A Control is a safeguard: a thing to switch on, a habit to agree, something
// to learn. A step of a plan is a control that the person has not taken yet.
type Control struct {
	ID                            ID
	Title, Does, Limit, WhenNot   string
	Steps                         map[ID][]string // platform or Anywhere to lines
	Check                         string
	Platforms                     []ID // any, android, ios, windows, macos, linux, org
	Protects                      CIA  // 0–3; 0: never lowers a risk to that letter
	Trade                         *Trade
	Lever                         Lever
	Reduces                       map[ID]int // threat to mark 1–3
	Group                         ID         // only the best of a group counts; empty: a group of its own
	Effort                        Effort
	Cost                          Money
	Person, Wellbeing, Foundation bool
	Needs                         []ID
	AppliesIf                     Cond
	Gates                         []ID
	Sources                       []ID
	Stale                         Freshness
}

// On reports whether the control belongs to the device: any and org belong to
// both, and everything belongs to NoDevice.
func (c *Control) On(d Device) bool {
	if d == NoDevice {
		return true
	}
	for _, p := range c.Platforms {
		if dev, ok := DeviceOf[p]; !ok || dev == d {
			return true
		}
	}
	return false
}

// DeviceOf tells the device of each platform that is one; any and org are on
// neither list and belong to both.
var DeviceOf = map[ID]Device{"android": Phone, "ios": Phone, "windows": Computer, "macos": Computer, "linux": Computer}

// Platforms lists the platforms of a device in the order in which they are
// always listed.
var Platforms = map[Device][]ID{Phone: {"android", "ios"}, Computer: {"windows", "macos", "linux"}}

// Anywhere is in the place of a platform for steps that are the same on all.
const Anywhere ID = "any"

// Ways are the platforms for which the control says what to do, in the order in
// which they are always listed: Anywhere comes first.
func (c *Control) Ways() []ID {
	order := slices.Concat([]ID{Anywhere}, Platforms[Phone], Platforms[Computer])
	return slices.DeleteFunc(order, func(p ID) bool { return len(c.Steps[p]) == 0 })
}

// Freshness is how soon advice goes stale.
type Freshness string

// Months is how many months after its source was checked advice counts as
// stale.
func (f Freshness) Months() int {
	switch f {
	case "long":
		return 36
	case "medium":
		return 18
	case "short":
		return 12
	}
	return 6
}

// A Gate is a circumstance under which some controls can harm.
type Gate struct {
	ID                   ID
	Title, IfYes, Reason string
	Ask                  []ID // helplines
}

// A HandOver is a moment at which people must take over from the program.
type HandOver struct {
	ID     ID
	Title  string
	Now    []string // what helps in the next ten minutes
	People []ID     // helplines
	Tell   []string // what to tell them
	Steps  []ID     // at most three controls
	NotYet string   // what not to do yet
}

// HandOverOrder is the order in which several hand-overs that hold at once are
// listed: the steps are those of the first, the people those of all.
var HandOverOrder = []ID{"danger-now", "self-harm", "child-at-risk", "home-fear", "person-held", "image-blackmail",
	"device-returned", "spyware-notice", "workshop-risk", "office-attack"}

// SafeChannel is the control that stands in for a hand-over step which a gate
// holds back.
const SafeChannel ID = "hlp-safe-channel"

// Exhaustion is the threat to which the rule that people must be able to go
// on belongs.
const Exhaustion ID = "exhaustion"

// A Source is a page of an authority.
type Source struct {
	ID                    ID
	Title, Publisher, URL string
	Checked               Date // the day somebody read the page; zero: never
	Stored                bool // a stored copy was read
}

// Reading is how somebody read a source: "never-checked", "checked", or
// "checked-copy" where it was a stored copy of the page.
func (s *Source) Reading() string {
	switch {
	case s.Checked.Never():
		return "never-checked"
	case s.Stored:
		return "checked-copy"
	}
	return "checked"
}

// A Helpline is somebody who may help.
type Helpline struct {
	ID                              ID
	Title, Serves, Helps, Not       string
	ServesMen, ServesLGBTQ, Reports string // yes, no, unknown
	Languages, Reach                []string
	Cost, Hours, From               string
	Verified                        Date // zero: never
}

// A Term is a word of the glossary.
type Term struct {
	ID            ID
	Term, Meaning string
}
