package typeset

// A Permission is what a font's maker allows (OpenType, table OS/2, field fsType).
type Permission int

// The permissions.
const (
	Embeddable          Permission = iota
	SubsettingForbidden            // only the whole font may be embedded
	EmbeddingForbidden             // not at all, or only as bitmaps
)

// Permission returns what the font's maker allows. A font that says nothing allows it.
func (f *Face) Permission() Permission {
	const at, restricted, whole, bitmaps = 8, 0x0002, 0x0100, 0x0200
	if len(f.tables["OS/2"]) < at+2 {
		return Embeddable
	}
	switch allowed := f.tables.u16("OS/2", at); {
	// The restriction counts only where no weaker one is stated beside it.
	case allowed&0x000E == restricted, allowed&bitmaps != 0:
		return EmbeddingForbidden
	case allowed&whole != 0:
		return SubsettingForbidden
	}
	return Embeddable
}
