// Package document reads and writes engagement documents: one engagement, with
// all its rounds and answers, as one YAML file that people can write by hand.
//
//	lotse: 1
//	engagement: {id: nordhang, client: Nordhang GmbH, language: de, pack: kommunikation, mode: panel, k-min: 3}
//	rounds:
//	  - id: baseline
//	    invited: {management: 3}
//	    facts:
//	      positioning: {pos-audience: pos-agreed, pos-swap-test: swap-partly}
//	    respondents:
//	      - {id: m1, group: management, answers: {lead-mandate: 3, rule-crisis: dk, lead-priority: {value: 2, note: "…"}}}
//	    workshop:
//	      votes: [{question: lead-mandate, at: 2026-11-05 09:40:00, counts: [0, 4, 3, 1, 0], dont-know: 1}]
//	      agreed: [{question: lead-mandate, level: 2, reason: it was said but never written down, date: 2026-11-05}]
//	      decisions: [{id: p1, text: The mandate is put in writing, owner: Managing director, due: 2026-11-30}]
//	      open: [{id: p2, text: Weekends are nobody's task, owner: HR, due: 2026-12-15, about: rules-checklist}]
//	notes:
//	  rep-roles: {after: {de: "Markdown, auf Deutsch", en: "Markdown, in English"}}
//	pictures:
//	  - {name: team.png, data: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="}
//
// An answer is plain data, dk (don't know), na (not applicable), or a map of
// value, note and evidence. A quoted "dk" is the word itself where the question
// takes words. The facts of a section are its questions' keys; a grid's rows may
// stand among them, and a list is the section's first table.
//
// A workshop is what the client's people showed, agreed on and left open in one
// room. A vote counts hands for each level, the lowest first; by is phones where
// people voted secretly. Of several levels agreed on for one question the last holds.
//
// Beside mode (survey or panel: how large a group must be to be shown), the
// engagement has a disclosure: confidential unless stated, anonymous or named. An
// address is formal unless stated, or informal; a brand names a look. The state of
// a round is open unless stated, closed or frozen. What is the default is not written.
//
// The plan is what the consultant made of the computed one; all of it is optional, and
// what it does not say is the method's:
//
//	plan:
//	  recommendations:          # by id
//	    train-roles:
//	      verdict: hold-back    # or accept
//	      reason: …             # required to hold back; print: true prints it in the annex
//	      wave: 2               # 1 to 4, 4 is later
//	      title: {de: …, en: …} # likewise why and steps; a plain text is for all languages
//	      owner: …              # start: 2026-12-01, effort: 3 (person-days), kpi: …
//	      status: started       # open, started, done, dropped; note: …
//	  own:                      # recommendations of her own need id, title, wave and effort
//	    - {id: own-press, title: {de: …}, wave: 1, effort: 1, area: …, effect: …, priority: 12, after: [train-roles]}
//	  order: [own-press]        # within a stage; the others follow
//	  capacity: [25, 35, 40]    # person-days per stage
//	  overrides:                # values set against the method, each with a reason
//	    level: {value: 3, reason: …, computed: 2}
//	    dimensions: {leadership: {value: 2.8, reason: …, computed: 2.4}}
//	  seen:                     # the computed plan as she last looked at it
//	    date: 2026-11-02
//	    recommendations: {train-roles: {priority: 4.9, wave: 3, drivers: [q.role-skills]}}
//
// [PlanFile] and [DecodePlan] write and read the same keys as a file of its own.
//
// [Decode] reports every fault at once with its place. [Encode] writes the one
// canonical form: Decode(Encode(e)) equals e, and the same engagement always gives
// the same bytes. Questions stand in the pack's order, respondents and entries in
// their own. The plan keeps what it says about recommendations that the pack does not
// have, or no longer has.
//
// Notes are the consultant's Markdown (package markdown) before, after or instead of the
// computed words of a chapter, by language; any is every language without words of its
// own, and a plain text instead of the map stands after the computed words in any
// language. Pictures, PNG or JPEG in base64, are what notes show: ![what it shows](team.png).
package document
