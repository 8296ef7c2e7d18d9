// Package tui is the full-screen face: it draws the pages of a session and
// tells the session what the person did.
//
// The nouns. A page comes from the session in words. A sheet is the page laid
// out, row by row, with the stops the arrow keys go through: the field, then the
// choices. A frame is the part of the sheet that the window has room for, with
// the bottom lines under it; the painter writes it. A binding says what a key does
// and how the bottom line calls it; the bottom line is made from the bindings.
//
// What it promises:
//
//   - Ctrl+X leaves from everywhere, at once: the screen is blanked and given back
//     before anything else is done, nothing is waited for, nothing is printed after
//     it. Ctrl+C covers the screen, a second one leaves. Both are found by where
//     the key stands, also on keyboards that write Arabic, Cyrillic, Greek, Hebrew
//     or Thai.
//   - Arrows, Tab, Enter, Esc and the digits of any script do everything; what
//     the function keys do is also in the list behind Tab, which leads there from
//     everywhere and marks no choice of the page.
//   - A choice that cannot be seen cannot be chosen: its digits bring it into view
//     first, and Enter reads on towards it. A page that appears by itself takes no
//     key for a moment.
//   - A page that asks something opens with the question in view, and with as many
//     of the choices as there is room for. What stands before the question is above,
//     why it is asked gives way to the choices, and the line of keys to both.
//   - Nobody there for a while: that is said in a line, and half a minute later the
//     screen is covered, and what was opened with a passphrase is locked, unless
//     answers would be lost. A computer that slept counts as nobody there.
//   - Ctrl+Z and a stop from elsewhere cover first, and give the terminal back in
//     its own modes.
//   - No row is wider than the window, no frame is taller. A window too small for
//     a page says so instead of cutting it.
//   - Everything drawn went through package text, which cleans it. The window
//     title, the clipboard and the pointer are left alone.
//   - Right-to-left text is put in order as the session says. A terminal that was
//     told to leave the order alone is told otherwise when the screen is given
//     back, whatever ends the face.
//   - A panic becomes a [Fault], which says where in the program it was and
//     nothing else. The terminal is put back in order first.
//   - When the terminal hangs up, a save that runs gets one second.
//
// Bubble Tea puts the terminal into its mode and back, reads the keys, tells of
// the window and runs the jobs. It does not draw: it would do so by a clock, sixty
// times a second, from a goroutine whose panics nobody can answer, and cell by
// cell, which goes wrong where a terminal counts the cells of a script in its own
// way. So it gets an output that leads nowhere, and frames are written when there
// is something new.
//
// Deliberately absent: screens, and words other than those for keys and for the
// face itself (they are the session's); colours that carry meaning; animation; a
// clock that redraws; the mouse; anything that the terminal would have to answer.
package tui
