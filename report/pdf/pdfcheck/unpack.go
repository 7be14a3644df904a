package pdfcheck

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
)

// unpack returns a stream's data without its filters.
func (f *file) unpack(s stream) ([]byte, error) {
	filters := f.array(s.dict["Filter"])
	if filters == nil && s.dict["Filter"] != nil {
		filters = array{s.dict["Filter"]}
	}
	parms := f.array(s.dict["DecodeParms"])
	if parms == nil && s.dict["DecodeParms"] != nil {
		parms = array{s.dict["DecodeParms"]}
	}
	if len(filters) > 4 {
		return nil, fmt.Errorf("%d filters", len(filters))
	}
	data := s.raw
	for i, v := range filters {
		if n := f.name(v); n != "FlateDecode" {
			return nil, fmt.Errorf("filter %s", n)
		}
		var err error
		if data, err = f.inflate(data); err != nil {
			return nil, err
		}
		if i < len(parms) {
			if data, err = f.predict(data, f.dict(parms[i])); err != nil {
				return nil, err
			}
		}
	}
	return data, nil
}

func (f *file) inflate(b []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	out, err := io.ReadAll(io.LimitReader(r, maxStream+1))
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	if f.total += len(out); len(out) > maxStream || f.total > maxTotal {
		return nil, fmt.Errorf("unpacking: more than %d bytes", maxStream)
	}
	return out, nil
}

// predict undoes a PNG predictor (ISO 32000-1, 7.4.4.4) of one byte a sample.
func (f *file) predict(data []byte, parms dict) ([]byte, error) {
	predictor, _ := f.resolve(parms["Predictor"]).(int)
	if predictor < 2 {
		return data, nil
	}
	columns, ok := f.resolve(parms["Columns"]).(int)
	if !ok {
		columns = 1
	}
	colors, ok := f.resolve(parms["Colors"]).(int)
	if !ok {
		colors = 1
	}
	if predictor < 10 || columns < 1 || colors < 1 || colors > 4 || columns > maxStream {
		return nil, fmt.Errorf("predictor %d with %d columns of %d", predictor, columns, colors)
	}
	row := columns * colors
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for len(data) > row {
		line := bytes.Clone(data[1 : row+1])
		unfilter(data[0], line, above, colors)
		out = append(out, line...)
		above, data = line, data[row+1:]
	}
	return out, nil
}

// unfilter undoes one line's PNG filter.
func unfilter(kind byte, line, above []byte, step int) {
	for i := range line {
		var left, corner byte
		if i >= step {
			left, corner = line[i-step], above[i-step]
		}
		switch kind {
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(left, above[i], corner)
		}
	}
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := distance(p, a), distance(p, b), distance(p, c)
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func distance(p int, v byte) int { return max(p-int(v), int(v)-p) }
