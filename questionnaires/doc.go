// Package questionnaires holds what is asked: packs of sections, questions, rules
// and texts, written as YAML and loaded into types that never change afterwards.
//
// # A pack
//
// A pack is a folder. It begins with pack.yaml, which names every other file of
// the folder in the order they are read:
//
//	# pack.yaml
//	id: newsletter
//	version: 1.0.0
//	languages: [de, en]
//	title: {de: Rundbrief, en: Newsletter}
//	parts: [people.yaml, survey.yaml, facts.yaml, advice.yaml]
//
// Any file may hold any of the keys scale, params, groups, dimensions, survey,
// workshop, contradictions, labels, chapters, figures, tables, texts, findings,
// decisions, glossary, rules, section and questions; lists of several files are joined.
// schema.json knows all of them and lets editors complete and check them.
//
// Every text is there in every language of the pack. Every id is kebab-case and
// used once; only sections have a namespace of their own.
//
// # Who is asked, on what scale
//
// Core groups are compared with each other. Dimensions group scored questions;
// they may be inside each other, and each says how the values in it become one:
// mean, sum, min or staged. The numbers of the method (params) have defaults.
//
//	# people.yaml
//	groups:
//	  - {id: editors, core: true, de: Redaktion, en: Editors}
//	  - {id: readers, core: true, de: Leserschaft, en: Readers}
//	scale:
//	  - {level: 1, id: level-chance, de: zufällig, en: by chance}
//	  - {level: 2, id: level-agreed, de: vereinbart, en: agreed}
//	  - {level: 3, id: level-lived, de: gelebt, en: practised}
//	dimensions:
//	  - {id: content, weight: 60, de: Inhalt, en: Content}
//	  - {id: topics, weight: 1, parent: content, roll-up: min, de: Themen, en: Topics}
//	  - {id: rhythm, weight: 40, blanks: zero, de: Rhythmus, en: Rhythm}
//
// # Questions
//
// A section says who answers: every respondent (survey), the client's people
// together (workshop) or one of them beforehand (prepared-by-one). Its questions
// stand in the same file, or in files that say which section they are in.
//
// Each question has a kind, and each kind has keys of its own. A condition (when)
// may ask for what stands above.
//
//	# survey.yaml
//	section: {id: opinion, mode: survey, de: Ihre Sicht, en: Your view}
//	questions:
//	  - id: topic-plan
//	    kind: levels
//	    dimension: topics
//	    weight: 2
//	    core: true
//	    ask: {de: "Wie entstehen die Themen?", en: "How are topics found?"}
//	    l1: {de: Was gerade da ist., en: Whatever is at hand.}
//	    l2: {de: Es gibt einen Plan., en: There is a plan.}
//	    l3: {de: Der Plan folgt den Fragen der Leserschaft., en: The plan follows the readers' questions.}
//	  - id: topic-wishes
//	    kind: levels
//	    dimension: topics
//	    groups: [readers]
//	    when: topic-plan < 3
//	    ask: {de: "Wie oft fehlt Ihnen etwas?", en: "How often is something missing?"}
//	    levels:
//	      - {value: 1, de: oft, en: often}
//	      - {value: 2.5, de: selten, en: rarely}
//	  - id: on-time
//	    kind: choice
//	    dimension: rhythm
//	    ask: {de: "Kommt er pünktlich?", en: "Is it on time?"}
//	    options:
//	      - {id: time-yes, value: 3, de: immer, en: always}
//	      - {id: time-mostly, value: 2, de: meist, en: mostly}
//	      - {id: time-no, value: 1, de: nie, en: never}
//	  - id: why-read
//	    kind: choices
//	    max: 2
//	    groups: [readers]
//	    seconds: 20
//	    ask: {de: "Warum lesen Sie ihn?", en: "Why do you read it?"}
//	    options:
//	      - {id: why-news, de: Neuigkeiten, en: news}
//	      - {id: why-people, de: Menschen, en: people}
//	      - {id: why-not, exclusive: true, de: ich lese ihn nicht, en: I do not read it}
//
// A table holds any number of entries, a grid has fixed rows. Documents call
// questions and columns by their key; a bare value stands for the main column.
//
//	# facts.yaml
//	section: {id: facts, key: basics, mode: prepared-by-one, de: Tatsachen, en: Facts}
//	questions:
//	  - id: issues
//	    kind: table
//	    ask: {de: Letzte Ausgaben, en: Latest issues}
//	    columns:
//	      - {id: issue-title, key: title, kind: text, main: true, de: Titel, en: Title}
//	      - {id: issue-date, key: date, kind: date, de: erschienen, en: published}
//	      - {id: issue-hours, key: hours, kind: number, min: 0, unit: h, de: Stunden, en: Hours}
//	  - {id: best-issue, kind: reference, to: issues, ask: {de: Die beste Ausgabe, en: The best issue}}
//	  - id: who
//	    kind: grid
//	    ask: {de: "Wer tut was?", en: "Who does what?"}
//	    rows:
//	      - {id: act-write, weight: 2, de: schreiben, en: write}
//	      - {id: act-check, de: prüfen, en: check}
//	    columns: [{id: job-lead, de: Leitung, en: Lead}, {id: job-editor, de: Redaktion, en: Editor}]
//	    cell: {kind: choices, options: [{id: R, de: tut es, en: does it}, {id: A, de: steht dafür ein, en: answers for it}]}
//	  - {id: paid, kind: yesno, ask: {de: "Kostet er etwas?", en: "Is there a price?"}}
//	  - {id: price, kind: number, min: 0, when: paid, ask: {de: Preis, en: Price}}
//
// # Rules and texts
//
// A rule fires if all its gates hold and one driver does. Drivers compare metrics;
// worst is the value at which severity is 1. Texts have placeholders for metrics,
// with a format, and for what the report knows.
//
//	# advice.yaml
//	rules:
//	  - id: plan-topics
//	    area: content
//	    when:
//	      all: [{metric: overall, op: "<", threshold: 2.5}]
//	      any: [{metric: q.topic-plan, op: "<", threshold: 2, worst: 1}, {metric: gap.max, op: ">=", threshold: 1, worst: 2}]
//	    meta: {impact: 4, effort-pd: 3, horizon: 90}
//	    owner: {de: Redaktionsleitung, en: Head of editing}
//	    title: {de: Themen planen, en: Plan topics}
//	    why: {de: "Die Planung steht bei {q.topic-plan:1} von 3.", en: "Planning is at {q.topic-plan:1} of 3."}
//	    steps: {de: [Sammeln Sie Fragen.], en: [Collect questions.]}
//	    effect: {de: Jede Ausgabe hat einen Anlass., en: Every issue has an occasion.}
//	    kpi: {de: Geplante Themen, en: Topics planned}
//	texts:
//	  - id: txt-level
//	    variants:
//	      - {when: base > cap, de: "{worst} begrenzt das Ergebnis auf Stufe {stage}.", en: "{worst} limits the result to level {stage}."}
//	      - {de: "Stufe {stage} von 3", en: "Level {stage} of 3"}
//	workshop:
//	  - {id: ws-plan, minutes: 45, section: facts, de: Der Plan, en: The plan}
//	contradictions:
//	  - id: con-price
//	    level: warning
//	    when: paid == true and view.topic-plan.readers < 2
//	    evidence: [paid, view.topic-plan.readers]
//	    slot: ws-plan
//	    question: {de: "Wofür zahlt die Leserschaft?", en: "What do the readers pay for?"}
//	    de: Der Rundbrief kostet Geld, und niemand plant ihn.
//	    en: The newsletter has a price, and nobody plans it.
//	decisions:
//	  - {id: dec-plan, when: fired(plan-topics) or band(content) == low, de: den Plan, en: the plan}
//
// Contradictions are checks across the answers, for the consultant and the workshop:
// what was said in one place and does not go with what was said in another. Beside
// metrics they may ask for a group's view of a question, for the word in the main
// column of a checklist's row, and for derived values; see [Pack.Deriveds].
//
// # Conditions
//
// A condition compares names with numbers and words (< <= > >= == !=), and joins
// comparisons with and, or, not and parentheses. Functions take one name:
// answered(question), and for results fired(rule), band(dimension) and chosen(option).
// A comparison with a value that is not available is false.
//
// # Mistakes
//
// [Load] reports every mistake of a pack at once, as file, line and column with the
// offending line: unknown keys with the nearest name, texts that are missing in a
// language, names that do not exist, rules that can never fire, circles, surveys of
// more than fifteen minutes.
package questionnaires
