package questionnaires

import "slices"

// checkTemplates checks the placeholders of all texts.
func (r *reader) checkTemplates(p *Pack) {
	known := map[string]Placeholder{}
	for _, ph := range p.Placeholders() {
		known[ph.Name] = ph
	}
	for _, t := range r.templates {
		used := make([][]string, len(t.texts))
		for i, n := range t.texts {
			list, open := placeholdersIn(n.Text)
			if open >= 0 {
				r.add(n.ProblemAfter(open, "a brace without its partner"))
			}
			for _, u := range list {
				if msg := u.fault(known); msg != "" {
					r.add(n.ProblemAfter(u.at, "%s", msg))
				}
				used[i] = append(used[i], u.name)
			}
			slices.Sort(used[i])
			used[i] = slices.Compact(used[i])
		}
		r.comparePlaceholders(t, used)
	}
}

// fault says what is wrong with a placeholder, or "".
func (u usedPlaceholder) fault(known map[string]Placeholder) string {
	ph, ok := known[u.name]
	switch {
	case !ok:
		return "unknown placeholder " + quote(u.name) + suggest(u.name, sortedKeys(known))
	case u.format == "":
		return ""
	case !placeholderFormat.MatchString(u.format):
		return "unknown format " + quote(u.format) + " of a placeholder; there are 0 to 3 decimals, %, +% and -%"
	case !ph.Number:
		return "the placeholder " + quote(u.name) + " is no number and takes no format"
	}
	return ""
}

// comparePlaceholders notes a name that one language has and another has not:
// something would be missing in a translation.
func (r *reader) comparePlaceholders(t template, used [][]string) {
	for i, n := range t.texts {
		for _, name := range used[i] {
			for j := range used {
				if !slices.Contains(used[j], name) {
					r.add(n.Problemf("the placeholder %q is not in the text's other language", name))
				}
			}
		}
	}
}
