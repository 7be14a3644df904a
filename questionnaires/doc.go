// Package questionnaires holds what is asked: packs of sections, questions, rules
// and texts, written as YAML and loaded into types that never change afterwards.
package questionnaires
