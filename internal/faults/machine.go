//go:build linux

package main

import (
	"context"
	"os"
	"os/exec"
)

func nothing(context.Context, ground) string { return "" }

// noStrace says why calls cannot be traced.
func noStrace(ctx context.Context, _ ground) string {
	err := said(exec.CommandContext(ctx, "strace", "-f", "-o", os.DevNull, "-e", "inject=getppid:error=EIO", "true"))
	if err != nil {
		return err.Error()
	}
	return ""
}
