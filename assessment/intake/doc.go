// Package intake takes files that people filled in away from Lotse into a round: the
// questionnaire as a workbook, and files of answers. It finds whose answers they are and
// what they change, and saves all of them or nothing. lotse import, lotse answer and the
// consultant's pages go through it. A whole engagement as a document comes in through
// [ReadDocument], and what it would replace is told before.
//
//	target := &intake.Target{DB: db, Engagement: e, Pack: pack, Round: round}
//	form, err := target.ReadForm(data)
//	arrival, err := target.Form(ctx, form, "", false) // what it changes, to be shown
//	err = target.Take(ctx, arrival)
//
// Between what was shown and what is taken somebody else may have answered. [Arrival.Seen]
// tells two states apart without telling anything about them, and [Target.Take] refuses
// what changed since the arrival was made.
package intake
