package pdfcheck

import "errors"

// readCMap reads the characters of codes from a ToUnicode CMap.
func readCMap(data []byte) (map[int]string, error) {
	m := map[int]string{}
	l := &lexer{b: data}
	var args []any
	for {
		v, err := l.next()
		if errors.Is(err, errEnd) {
			return m, nil
		}
		if err != nil {
			return m, err
		}
		switch op, _ := v.(keyword); op {
		case "":
			if args = append(args, v); len(args) > 1<<16 {
				return m, errors.New("no end of operands")
			}
			continue
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				if to, ok := args[i+1].(text); ok {
					m[codeOf(args[i])] = utf16BE(to)
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				bfRange(m, codeOf(args[i]), codeOf(args[i+1]), args[i+2])
			}
		}
		args = args[:0]
	}
}

// bfRange reads one range. A range must stay within one value of the code's
// first byte (ISO 32000-1, 9.10.3); what lies beyond does not count.
func bfRange(m map[int]string, from, to int, v any) {
	to = min(to, from|0xff)
	for code := from; code <= to && code >= 0; code++ {
		switch t := v.(type) {
		case array:
			if i := code - from; i < len(t) {
				if s, ok := t[i].(text); ok {
					m[code] = utf16BE(s)
				}
			}
		case text:
			r := []rune(utf16BE(t))
			if len(r) > 0 {
				r[len(r)-1] += rune(code - from)
				m[code] = string(r)
			}
		}
	}
}

func codeOf(v any) int {
	t, ok := v.(text)
	if !ok || len(t) == 0 || len(t) > 2 {
		return -1
	}
	code := 0
	for i := range len(t) {
		code = code<<8 | int(t[i])
	}
	return code
}
