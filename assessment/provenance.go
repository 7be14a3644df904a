package assessment

// provenance keeps where each metric comes from.
type provenance struct{}
