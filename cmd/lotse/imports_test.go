package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport says which of our packages each of our packages may import. An
// import that is not here is a change of the house: discuss it first.
var mayImport = map[string][]string{
	"questionnaires/source":           {},
	"questionnaires":                  {"questionnaires/source"},
	"templates":                       {},
	"templates/locale":                {},
	"templates/browsertest":           {}, // tests only
	"templates/goldentest":            {}, // tests only
	"assessment":                      {"questionnaires"},
	"assessment/assesstest":           {"assessment", "assessment/document", "assessment/sample", "questionnaires", "templates/locale"}, // tests only
	"assessment/document":             {"assessment", "assessment/markdown", "questionnaires", "questionnaires/source"},
	"assessment/edition":              {"assessment", "assessment/released", "assessment/store", "questionnaires", "questionnaires/source", "report", "report/pdf", "report/theme"},
	"assessment/intake":               {"assessment", "assessment/document", "assessment/invite", "assessment/spreadsheet", "assessment/store", "questionnaires"},
	"assessment/invite":               {"assessment", "assessment/privacy", "questionnaires", "questionnaires/source", "templates", "templates/locale"},
	"assessment/invite/mail":          {"assessment/invite", "assessment/store"},
	"assessment/invite/mail/mailtest": {}, // tests only
	"assessment/invite/campaign":      {"assessment", "assessment/invite", "assessment/invite/mail", "assessment/store", "questionnaires", "templates/locale"},
	"assessment/markdown":             {"questionnaires/source", "templates/locale"},
	"assessment/notes":                {"assessment", "assessment/markdown", "assessment/store", "questionnaires", "report", "templates/locale"},
	"assessment/meetingwords":         {"assessment", "templates/locale"},
	"assessment/planwords":            {"assessment", "questionnaires", "templates/locale"},
	"assessment/privacy":              {"assessment", "questionnaires", "questionnaires/source", "templates", "templates/locale"},
	"assessment/retention":            {"assessment", "assessment/privacy", "assessment/store", "questionnaires"},
	"assessment/released":             {"assessment", "questionnaires", "templates/locale"},
	"assessment/sample":               {},
	"assessment/spreadsheet":          {"assessment", "questionnaires", "report", "report/offer", "templates/locale"},
	"assessment/spreadsheet/formtest": {}, // tests only
	"assessment/store":                {"assessment", "assessment/document", "assessment/invite", "questionnaires", "questionnaires/source"},
	"assessment/store/storetest":      {}, // tests only
	"assessment/upgrade":              {"assessment", "assessment/store", "questionnaires"},
	"assessment/origin":               {"assessment", "templates/locale"},
	"assessment/terminal":             {"assessment", "assessment/invite", "assessment/meetingwords", "assessment/origin", "assessment/planwords", "questionnaires", "templates/locale"},
	"assessment/web":                  {"assessment/edition", "assessment/invite/mail", "assessment/store", "assessment/web/access", "assessment/web/board", "assessment/web/brand", "assessment/web/desk", "assessment/web/monitor", "assessment/web/page", "assessment/web/prepare", "assessment/web/respond"},
	"assessment/web/access":           {"assessment/invite", "assessment/store", "assessment/web/page", "assessment/web/qr"},
	"assessment/web/board":            {"assessment", "assessment/edition", "assessment/invite", "assessment/store", "assessment/web/brand", "assessment/web/page", "assessment/web/qr", "questionnaires", "templates/locale"},
	"assessment/web/brand":            {"assessment", "assessment/edition", "assessment/invite", "assessment/store", "assessment/web/page", "questionnaires", "questionnaires/source", "report/badge"},
	"assessment/web/qr":               {},
	"assessment/web/desk":             {"assessment", "assessment/document", "assessment/edition", "assessment/intake", "assessment/invite", "assessment/invite/campaign", "assessment/invite/mail", "assessment/markdown", "assessment/meetingwords", "assessment/notes", "assessment/origin", "assessment/planwords", "assessment/privacy", "assessment/released", "assessment/retention", "assessment/sample", "assessment/spreadsheet", "assessment/store", "assessment/upgrade", "assessment/web/fill", "assessment/web/form", "assessment/web/page", "assessment/web/upload", "questionnaires", "questionnaires/source", "report", "report/figure", "report/format", "report/offer", "report/pdf", "report/raster", "report/specimen", "report/theme", "templates/locale"},
	"assessment/web/form":             {"assessment", "questionnaires", "templates/locale"},
	"assessment/web/monitor":          {},
	"assessment/web/page":             {"assessment/store", "templates", "templates/locale"},
	"assessment/web/upload":           {"assessment/web/page"},
	"assessment/web/webtest":          {"assessment", "assessment/document", "assessment/invite", "assessment/sample", "assessment/store", "assessment/store/storetest", "assessment/web", "assessment/web/access", "assessment/web/page", "questionnaires"}, // tests only
	"assessment/web/fill":             {"assessment", "assessment/store", "assessment/web/form", "assessment/web/page", "questionnaires"},
	"assessment/web/prepare":          {"assessment", "assessment/invite", "assessment/store", "assessment/web/brand", "assessment/web/fill", "assessment/web/form", "assessment/web/page", "questionnaires"},
	"assessment/web/respond":          {"assessment", "assessment/invite", "assessment/privacy", "assessment/store", "assessment/web/brand", "assessment/web/fill", "assessment/web/form", "assessment/web/page", "questionnaires", "report", "report/pdf", "templates/locale"},
	"report":                          {"assessment", "assessment/markdown", "questionnaires", "questionnaires/source", "templates/locale", "report/figure", "report/theme"},
	"report/reporttest":               {"assessment", "assessment/assesstest", "report", "report/figure", "report/theme"}, // tests only
	"report/figure":                   {},
	"report/theme":                    {"questionnaires/source", "report/figure", "report/typeset", "templates"},
	"report/typeset":                  {"templates"},
	"report/docx":                     {"report", "report/figure", "report/raster", "report/typeset", "templates/locale"},
	"report/offer":                    {"report", "report/figure", "report/theme", "templates/locale"},
	"report/specimen":                 {"report/figure", "report/raster", "report/theme", "report/typeset", "templates/locale"},
	"report/badge":                    {"report/figure", "report/raster", "report/theme"},
	"report/raster":                   {"report/figure", "report/typeset"},
	"report/format":                   {"report", "report/docx", "report/html", "report/pdf"},
	"report/html":                     {"report", "report/figure", "report/typeset", "templates/locale"},
	"report/pdf":                      {"report", "report/figure", "report/theme", "report/typeset", "templates"},
	"report/pdf/pdfcheck":             {},
}

// onlyIn names the one package that may import a library; those in its folder may too.
var onlyIn = map[string]string{
	"gopkg.in/yaml.v3":                               "questionnaires/source",
	"golang.org/x/image/font/sfnt":                   "report/typeset",
	"golang.org/x/image/vector":                      "report/raster",
	"github.com/jung-kurt/gofpdf":                    "report/pdf",
	"github.com/klauspost/compress/zlib":             "report/pdf",
	"github.com/xuri/excelize/v2":                    "assessment/spreadsheet",
	"modernc.org/sqlite":                             "assessment/store",
	"github.com/pressly/goose/v3":                    "assessment/store",
	"github.com/jackc/pgx/v5":                        "assessment/store",
	"github.com/gofrs/flock":                         "assessment/store",
	"github.com/emersion/go-smtp":                    "assessment/invite/mail/mailtest",
	"github.com/wneessen/go-mail":                    "assessment/invite/mail",
	"github.com/chromedp/chromedp":                   "templates/browsertest", // and tests
	"github.com/yuin/goldmark/ast":                   "assessment/markdown",
	"github.com/yuin/goldmark/parser":                "assessment/markdown",
	"github.com/yuin/goldmark/extension":             "assessment/markdown",
	"github.com/spf13/cobra":                         "cmd/lotse",
	"rsc.io/qr":                                      "assessment/web/qr",
	"golang.org/x/crypto/acme/autocert":              "cmd/lotse",
	"github.com/prometheus/client_golang/prometheus": "assessment/web/monitor",
	"golang.org/x/crypto/argon2":                     "assessment/web/access",
	"github.com/pquerna/otp/totp":                    "assessment/web/access",
	"github.com/go-webauthn/webauthn/webauthn":       "assessment/web/access",
	"charm.land/huh/v2":                              "assessment/terminal",
	"charm.land/bubbletea/v2":                        "assessment/terminal",
}

func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}:{{join .Imports " "}}`, "lotse/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) < len(mayImport) {
		t.Fatalf("go list names %d packages, want at least %d", len(lines), len(mayImport))
	}
	for _, line := range lines {
		path, imports, _ := strings.Cut(line, ":")
		checkImports(t, strings.TrimPrefix(path, "lotse/"), strings.Fields(imports))
	}
}

func checkImports(t *testing.T, pkg string, imports []string) {
	t.Helper()
	allowed, listed := mayImport[pkg]
	if !listed && !strings.HasPrefix(pkg, "cmd/") {
		t.Errorf("package %s is not in the table of imports", pkg)
	}
	for _, path := range imports {
		if owner, ok := onlyIn[path]; ok && owner != pkg && !strings.HasPrefix(pkg, owner+"/") {
			t.Errorf("%s imports %s, which only %s may", pkg, path, owner)
		}
		ours, ok := strings.CutPrefix(path, "lotse/")
		if ok && strings.HasSuffix(ours, "test") && !strings.HasSuffix(pkg, "test") {
			t.Errorf("%s imports %s, which is for tests", pkg, ours)
		}
		if ok && listed && !slices.Contains(allowed, ours) {
			t.Errorf("%s imports %s", pkg, ours)
		}
	}
}
