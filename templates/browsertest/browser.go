package browsertest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A Browser is a running Chromium. Pages opened in it share no cookies.
type Browser struct {
	ctx context.Context
	axe string // the script
}

// patience is how long one test may keep a browser. It only ends what hangs.
const patience = 5 * time.Minute

// Start starts a browser that is stopped when the test ends. It takes about a second,
// so tests that need many pages share one among their subtests.
func Start(t testing.TB) *Browser {
	t.Helper()
	program := chromium()
	need(t, program != "", "chromium")
	axe, err := os.ReadFile(filepath.Join(home(), "node_modules", "axe-core", "axe.min.js"))
	need(t, err == nil, "axe-core (npm ci in templates/browsertest)")

	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.NoSandbox, // root has none, and all pages are our own
		chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("font-render-hinting", "none"),
	)
	ctx, stop := context.WithTimeout(context.Background(), patience)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	ctx, _ = chromedp.NewContext(ctx)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start chromium: %v", err)
	}
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Logf("stop chromium: %v", err)
		}
	})
	return &Browser{ctx: ctx, axe: string(axe)}
}

// chromium finds the browser; "" if there is none.
func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// home is the folder of this package.
func home() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(file)
}

// need skips a test that lacks a tool, aloud, or fails it where all tools must be there.
func need(t testing.TB, found bool, tool string) {
	t.Helper()
	if found {
		return
	}
	if os.Getenv("LOTSE_REQUIRE_TOOLS") == "1" {
		t.Fatalf("%s is missing", tool)
	}
	t.Skipf("NOT CHECKED IN A BROWSER: %s is missing", tool)
}
