package figure

// The colours of the report. On white, text colours have a contrast of at least
// 4.5:1, Blue and Orange of at least 3:1.
var (
	White  = Hex(0xFFFFFF)
	Navy   = Hex(0x0B2A4A)
	Ink    = Hex(0x1E2933)
	Grey   = Hex(0x5A6672)
	Teal   = Hex(0x007A73)
	Blue   = Hex(0x2E74B0)
	Orange = Hex(0xE2571A) // shapes only, never words
	Pale   = Hex(0xF3F6F9)
	Tint   = Hex(0xDCE8F4)
	Hair   = Hex(0xC9D1D9) // decoration only
)

// A tone is a step of the heat map: a ground and the colour of words on it.
type tone struct{ ground, words Color }

// tones are the heat map's steps, one a level, of one hue so that they print as
// greys in the same order.
var tones = [5]tone{
	{Hex(0xF1F6FB), Ink},
	{Hex(0xCFE1F2), Ink},
	{Hex(0x93C0E2), Ink},
	{Hex(0x2E74B0), White},
	{Hex(0x0F3F6E), White},
}

// toneOf is the tone of a level from 1; what lies beyond the ends takes the end's.
func toneOf(level int) tone {
	return tones[min(max(level, 1), len(tones))-1]
}
