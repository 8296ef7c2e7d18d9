// Command probe is a small full-screen program with the libraries that obey the
// environment. The test builds it twice: with package scrub, and without it
// (tag bare). It leaves by itself after its first frame; with any argument it
// panics there.
package main

import (
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

type leave struct{}

type probe struct{}

func (probe) Init() tea.Cmd {
	return tea.Tick(50*time.Millisecond, func(time.Time) tea.Msg { return leave{} })
}

func (p probe) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(leave); !ok {
		return p, nil
	}
	if len(os.Args) > 1 {
		panic("probe")
	}
	return p, tea.Quit
}

func (probe) View() tea.View { return tea.NewView(lipgloss.NewStyle().Bold(true).Render("probe")) }

func main() {
	if _, err := tea.NewProgram(probe{}).Run(); err != nil {
		os.Exit(3)
	}
}
