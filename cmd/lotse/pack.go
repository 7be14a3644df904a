package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"lotse/assessment/terminal"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// packCommand groups what can be done with packs.
func (a *app) packCommand() *cobra.Command {
	return a.commandGroup("pack", "command-pack",
		a.packListCommand(), a.packShowCommand(), a.packCheckCommand(),
		a.packAddCommand(), a.packRemoveCommand(), a.packUpgradeCommand())
}

func (a *app) packListCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: a.say.T("command-pack-list-short"),
		Args:  a.args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			all, err := a.offers(c.Context())
			if err != nil {
				return err
			}
			for _, o := range all {
				title := a.say.T("pack-unreadable")
				if o.Pack != nil {
					title = o.Pack.Title.In(a.say.Lang())
				}
				fmt.Fprintf(a.Out, "%s\t%s\t%s\n", o.ID, o.Version, title)
			}
			return nil
		},
	}
}

func (a *app) packShowCommand() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:     "show [PACK]",
		Short:   a.say.T("command-pack-show-short"),
		Long:    a.say.T("command-pack-show-long"),
		Example: "  lotse pack show kommunikation --lang en\n  lotse pack show kommunikation --source my-pack",
		Args:    a.args(0, 1),
	}
	c.Flags().StringVar(&dir, "source", "", a.say.T("command-pack-show-flag-source"))
	c.RunE = func(c *cobra.Command, args []string) error {
		name := questionnaires.Builtin()[0]
		if len(args) > 0 {
			name = args[0]
		}
		p, err := a.pack(c.Context(), name)
		if err != nil {
			return err
		}
		if dir != "" {
			return a.writeSource(p, dir)
		}
		page := terminal.Page{Width: width(a.Out), Say: a.say}
		return page.Pack(a.Out, p)
	}
	return c
}

// writeSource writes a pack's YAML into a folder that does not hold files of
// those names yet.
func (a *app) writeSource(p *questionnaires.Pack, dir string) error {
	names := make([]string, 0, len(p.Files))
	for name := range p.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); !errors.Is(err, fs.ErrNotExist) {
			return a.usage("command-pack-show-exists", "Path", filepath.Join(dir, name))
		}
	}
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("create folder: %w", err)
		}
		if err := os.WriteFile(path, p.Files[name], 0o644); err != nil {
			return fmt.Errorf("write pack: %w", err)
		}
	}
	fmt.Fprintln(a.Err, a.say.N("command-pack-show-written", len(names), "Dir", dir))
	return nil
}

func (a *app) packCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "check PATH",
		Short:   a.say.T("command-pack-check-short"),
		Long:    a.say.T("command-pack-check-long"),
		Example: "  lotse pack check my-pack",
		Args:    a.args(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			_, err := a.pack(c.Context(), args[0])
			var problems source.Problems
			if errors.As(err, &problems) {
				a.printProblems(a.Out, problems)
				if !isTerminal(a.Out) { // a program reads the list; a person still sees the lines meant
					for _, p := range problems {
						fmt.Fprintln(a.Err, p.Snippet())
					}
				}
				return &openError{}
			}
			return err
		},
	}
}
