// Package page is what all pages of the browser share: templates in every language,
// static files, routes and who may call them, one visit, and the pages of errors. How
// a page is added says the documentation of package lotse/assessment/web.
package page
