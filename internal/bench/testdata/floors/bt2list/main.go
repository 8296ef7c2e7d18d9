// Command bt2list is a floor: the list of goraw with its pane, with Bubble Tea
// and Lip Gloss as they come.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

const entries = 60

type list struct {
	cols, rows, chosen, top int
	choice, pane            lipgloss.Style
}

func (list) Init() tea.Cmd { return nil }

func (l list) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.cols, l.rows = msg.Width, msg.Height-1
	case tea.KeyPressMsg:
		switch msg.String() {
		case "q":
			return l, tea.Quit
		case "down":
			l.chosen = min(l.chosen+1, entries-1)
		case "up":
			l.chosen = max(l.chosen-1, 0)
		}
	}
	l.top = max(0, min(l.top, l.chosen), l.chosen-l.rows+1)
	return l, nil
}

func (l list) View() tea.View {
	var left, right strings.Builder
	for row := range l.rows {
		if i := l.top + row; i == l.chosen {
			left.WriteString(l.choice.Render(fmt.Sprintf("> Question %02d: is your device encrypted?", i)) + "\n")
		} else if i < entries {
			fmt.Fprintf(&left, "  Question %02d: is your device encrypted?\n", i)
		}
		fmt.Fprintf(&right, "help line %d for question %d\n", row, l.chosen)
	}
	v := tea.NewView(lipgloss.JoinHorizontal(lipgloss.Top,
		lipgloss.NewStyle().Width(l.cols/2).Render(strings.TrimSuffix(left.String(), "\n")),
		l.pane.Render(strings.TrimSuffix(right.String(), "\n"))))
	v.AltScreen = true
	return v
}

func main() {
	l := list{
		choice: lipgloss.NewStyle().Reverse(true),
		pane:   lipgloss.NewStyle().Border(lipgloss.NormalBorder(), false, false, false, true).PaddingLeft(1),
	}
	if _, err := tea.NewProgram(l).Run(); err != nil {
		os.Exit(1)
	}
}
