// Package sample holds the sample engagement: an invented company, its people and
// their answers, complete enough to show every part of an assessment. The demo
// command, examples and tests read it; nothing in it is about a real company.
package sample

import _ "embed"

// ID is the id of the sample engagement.
const ID = "nordhang"

//go:embed nordhang.yaml
var nordhang []byte

// Nordhang returns the engagement document of Nordhang Maschinenbau GmbH, baseline
// round. The caller owns the bytes.
func Nordhang() []byte { return append([]byte(nil), nordhang...) }
