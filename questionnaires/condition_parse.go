package questionnaires

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of a condition, far above what people write.
const (
	maxConditionLength = 1000 // characters
	maxConditionDepth  = 16   // parentheses and nots inside each other
)

// A misstep is what is wrong in a condition, and how many characters into it.
type misstep struct {
	at  int
	msg string
}

func (m *misstep) Error() string { return m.msg }

// compile parses a condition and checks its names and types.
//
//	or      = and { "or" and }
//	and     = not { "and" not }
//	not     = "not" not | "(" or ")" | operand [ operator operand ]
//	operand = number | "true" | "false" | name [ "(" name ")" ]
func compile(text string, known *names) (*Condition, error) {
	if strings.TrimSpace(text) == always {
		return &Condition{text: always}, nil
	}
	if utf8.RuneCountInString(text) > maxConditionLength {
		return nil, &misstep{msg: fmt.Sprintf("a condition has at most %d characters", maxConditionLength)}
	}
	tokens, wrong := tokenize(text)
	if wrong != nil {
		return nil, wrong
	}
	p := &conditionParser{tokens: tokens, names: known, uses: map[string]bool{}}
	root := p.or()
	if p.wrong == nil && p.next().kind != tokenEnd {
		p.fail(p.next(), "expected and, or, or the end, not %q", p.next().text)
	}
	if p.wrong != nil {
		return nil, p.wrong
	}
	return &Condition{text: text, root: root, uses: slices.Sorted(maps.Keys(p.uses))}, nil
}

// A conditionParser keeps the first misstep; after it, every method runs to its
// end without reading further.
type conditionParser struct {
	tokens []token
	names  *names
	uses   map[string]bool
	depth  int
	wrong  *misstep
}

func (p *conditionParser) next() token { return p.tokens[0] }

func (p *conditionParser) take() token {
	t := p.tokens[0]
	if t.kind != tokenEnd {
		p.tokens = p.tokens[1:]
	}
	return t
}

// fail records the first misstep and moves to the end.
func (p *conditionParser) fail(at token, format string, args ...any) {
	if p.wrong == nil {
		p.wrong = &misstep{at: at.at, msg: fmt.Sprintf(format, args...)}
	}
	p.tokens = p.tokens[len(p.tokens)-1:]
}

// accept takes the next token if it is this word or sign.
func (p *conditionParser) accept(text string) bool {
	if t := p.next(); t.kind == tokenEnd || t.text != text {
		return false
	}
	p.take()
	return true
}

func (p *conditionParser) or() term {
	parts := disjunction{p.and()}
	for p.accept("or") {
		parts = append(parts, p.and())
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return parts
}

func (p *conditionParser) and() term {
	parts := conjunction{p.not()}
	for p.accept("and") {
		parts = append(parts, p.not())
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return parts
}

func (p *conditionParser) not() term {
	t := p.next()
	if p.depth++; p.depth > maxConditionDepth {
		p.fail(t, "more than %d parentheses or nots inside each other", maxConditionDepth)
	}
	defer func() { p.depth-- }()
	switch {
	case p.accept("not"):
		return negation{p.not()}
	case p.accept("("):
		inner := p.or()
		if !p.accept(")") {
			p.fail(p.next(), "expected ) for the ( at character %d", t.at+1)
		}
		return inner
	}
	return p.comparison()
}

func (p *conditionParser) comparison() term {
	start := p.next()
	left, leftType := p.operand(nil)
	op := p.next()
	if op.kind != tokenOperator {
		if p.wrong == nil && leftType.sort != sortFlag {
			p.fail(start, "%q is %s: compare it with something", start.text, leftType.sort)
		}
		return flag{left}
	}
	p.take()
	if left.name == "" && p.wrong == nil {
		p.fail(start, "the left side must be a name, not %q", start.text)
	}
	if leftType.sort != sortNumber && op.text != "==" && op.text != "!=" {
		p.fail(op, "%s can only be compared with == and !=", leftType.sort)
	}
	at := p.next()
	right, rightType := p.operand(leftType.words)
	if p.wrong == nil && leftType.sort != rightType.sort {
		p.fail(at, "%q is %s, but %q is %s", start.text, leftType.sort, at.text, rightType.sort)
	}
	return comparison{op: op.text, left: left, right: right}
}

// operand reads one side of a comparison; words are what the other side may be,
// if it is a choice of words.
func (p *conditionParser) operand(words []string) (operand, nameType) {
	t := p.take()
	switch t.kind {
	case tokenNumber:
		f, err := strconv.ParseFloat(t.text, 64)
		if err != nil {
			p.fail(t, "%s is not a number that can be used", t.text)
		}
		return operand{literal: f}, nameType{sort: sortNumber}
	case tokenName:
		if t.text == "true" || t.text == "false" {
			return operand{literal: t.text == "true"}, nameType{sort: sortFlag}
		}
		if words != nil {
			return p.word(t, words)
		}
		if p.accept("(") {
			return p.call(t)
		}
		return p.name(t)
	case tokenEnd:
		p.fail(t, "something is missing at the end")
	case tokenOperator, tokenSign:
		p.fail(t, "expected a name or a number, not %q", t.text)
	}
	return operand{}, nameType{}
}

func (p *conditionParser) word(t token, words []string) (operand, nameType) {
	if !slices.Contains(words, t.text) {
		p.fail(t, "%q is none of %s%s", t.text, strings.Join(words, ", "), suggest(t.text, words))
	}
	return operand{literal: t.text}, nameType{sort: sortWord, words: words}
}

func (p *conditionParser) name(t token) (operand, nameType) {
	of, ok := p.names.values[t.text]
	switch {
	case ok:
		p.uses[t.text] = true
	case p.names.later[t.text]:
		p.fail(t, "%q is asked below; a condition may only look up", t.text)
	case isReserved(t.text):
		p.fail(t, "expected a name or a number, not %q", t.text)
	default:
		p.fail(t, "unknown name %q%s", t.text, suggest(t.text, p.names.known()))
	}
	return operand{name: t.text}, of
}

func isReserved(word string) bool { return word == "and" || word == "or" || word == "not" }

func (p *conditionParser) call(t token) (operand, nameType) {
	f, ok := p.names.functions[t.text]
	if !ok {
		p.fail(t, "unknown function %q%s", t.text, suggest(t.text, slices.Sorted(maps.Keys(p.names.functions))))
		return operand{}, nameType{}
	}
	arg := p.take()
	switch {
	case f.args[arg.text]:
		p.uses[arg.text] = true
	case p.names.later[arg.text]:
		p.fail(arg, "%q is asked below; a condition may only look up", arg.text)
	default:
		p.fail(arg, "%s() takes %s, not %q%s", t.text, f.noun, arg.text, suggest(arg.text, slices.Sorted(maps.Keys(f.args))))
	}
	if !p.accept(")") {
		p.fail(p.next(), "expected ) after %s(%s", t.text, arg.text)
	}
	return operand{function: t.text, name: arg.text}, f.of
}
