// Package theme is how what is handed out looks: colours by role, typefaces, logo,
// cover, and what is said about the consultant.
//
// A theme is a YAML file beside the pictures and fonts it names. Two colours are enough:
// every other one that is not stated is worked out from them, as light or dark as
// Lotse's own theme has it, so that the ground under words stays as readable.
//
//	theme: weide
//	name: Weide & Partner
//	colours: {primary: "#5B2A4E", accent: "#A0411D"}
//	cover: {motif: bars}
//	logo: {file: logo.png, width: 40}
//	contact: [Weide & Partner, Musterweg 1, 12345 Musterstadt, post@weide.example]
//	legal: {de: "Weide & Partner PartG mbB, AG Musterstadt PR 1234", en: "…"}
//	confidentiality: {de: "Nur für die Geschäftsführung.", en: "For the management only."}
//
// [Parse] computes the contrast of every pair of colours that meet (WCAG 2.1, 1.4.3 and
// 1.4.11): words need 4.5:1, shapes 3:1. What cannot be read is a problem with its place,
// and the message names the nearest colour that can.
package theme
