package assessment

import "math/big"

// A leaf is a question that a dimension reaches, with what it weighs there. The
// exact weight is what the check for computable values needs.
type leaf struct {
	item   int
	weight float64
	exact  *big.Rat
}

// reach lists the questions of a dimension and of those below it. A question of
// a child dimension weighs its share of the child's weight.
func (s *scheme) reach(dim int) []leaf {
	var leaves []leaf
	for _, m := range s.dims[dim].members {
		w := exact(m.weight)
		if m.item >= 0 {
			leaves = append(leaves, leaf{m.item, m.weight, w})
			continue
		}
		within, total := s.reach(m.dim), new(big.Rat)
		for _, l := range within {
			total.Add(total, l.exact)
		}
		if total.Sign() == 0 {
			continue
		}
		for _, l := range within {
			share := new(big.Rat).Quo(l.exact, total)
			share.Mul(share, w)
			weight, _ := share.Float64()
			leaves = append(leaves, leaf{l.item, weight, share})
		}
	}
	return leaves
}
