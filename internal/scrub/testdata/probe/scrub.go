//go:build !bare

package main

import _ "alcove.example/internal/scrub"
