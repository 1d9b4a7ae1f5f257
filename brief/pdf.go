package brief

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"agglo"
)

// browsers are the programs that can print a page, in the order of preference.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"}

// PDF writes d as PDF, printed by a browser of the Chromium family, which lays
// out Chinese and English with the fonts of the machine. Where there is none,
// the error says so; the HTML prints the same from any browser.
func (d *Document) PDF(ctx context.Context, w io.Writer) error {
	browser := ""
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		return agglo.Errorf(agglo.Invalid, "a PDF is printed by Chromium or Chrome, and neither is installed: install one, or use --format html and print the page")
	}
	dir, err := os.MkdirTemp("", "agglo-brief-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	return d.print(ctx, browser, dir, w)
}

func (d *Document) print(ctx context.Context, browser, dir string, w io.Writer) error {
	source, target := filepath.Join(dir, "brief.html"), filepath.Join(dir, "brief.pdf")
	f, err := os.Create(source)
	if err != nil {
		return err
	}
	if err := d.HTML(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	args := []string{"--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir=" + filepath.Join(dir, "profile"), "--no-pdf-header-footer", "--print-to-pdf=" + target, "file://" + source}
	if os.Geteuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...) // Chromium refuses its sandbox to root
	}
	if out, err := exec.CommandContext(ctx, browser, args...).CombinedOutput(); err != nil {
		return agglo.Errorf(agglo.Invalid, "%s could not print the brief: %v\n%s", browser, err, out)
	}
	pdf, err := os.Open(target)
	if err != nil {
		return agglo.Errorf(agglo.Invalid, "%s printed nothing; use --format html and print the page", browser)
	}
	defer pdf.Close()
	_, err = io.Copy(w, pdf)
	return err
}
