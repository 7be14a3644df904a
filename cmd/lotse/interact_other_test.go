//go:build !linux

package main

import (
	"fmt"
	"os"
)

// interact needs a pseudo-terminal; scripts ask [linux] before they use it.
func interact() {
	fmt.Fprintln(os.Stderr, "interact: no pseudo-terminal on this system")
	os.Exit(125)
}
