// Package assessment holds what was answered and what it means. It is pure: no
// file, no clock, no database. One direction: answers → [Assess] → [Result] →
// Publish → [Published] → Recommend → [Plan]. Only [Published] may be printed.
package assessment
