package main

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// root builds the table of commands. One command a file.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "lotse",
		Short:         a.say.T("command-root-short"),
		Long:          a.say.T("command-root-long"),
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE:          a.runHere,
	}
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(a.noteCommand(), a.pictureCommand(), a.themeCommand())
	root.SetHelpCommand(a.helpCommand())
	root.SetHelpFunc(a.help)
	root.SetUsageFunc(func(c *cobra.Command) error { return nil })
	root.SetVersionTemplate("lotse {{.Version}}\n")
	root.SetFlagErrorFunc(a.flagError)
	flags := root.PersistentFlags()
	flags.StringVar(&a.store, "store", "", a.say.T("command-flag-store"))
	flags.StringVar(&a.lang, "lang", "", a.say.T("command-flag-lang"))
	flags.BoolP("help", "h", false, a.say.T("command-flag-help"))
	root.Flags().Bool("version", false, a.say.T("command-flag-version"))
	root.AddCommand(a.demoCommand(), a.newCommand(), a.askCommand(), a.answerCommand(), a.inviteCommand(), a.serveCommand(), a.userCommand(), a.statusCommand(),
		a.roundCommand(), a.archiveCommand(), a.backupCommand(), a.importCommand(), a.exportCommand(),
		a.resultsCommand(), a.planCommand(), a.agendaCommand(), a.reportCommand(), a.offerCommand(), a.packCommand(), a.completionCommand(),
		a.releaseCommand(), a.eraseCommand(), a.purgeCommand(), a.privacyCommand(), a.libraryCommand())
	return root
}

// version is the module's version, with the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v == "" {
		v = "(devel)"
	}
	return v
}

// helpCommand is lotse help report, for those who look for it there.
func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: a.say.T("command-help-short"),
		RunE: func(c *cobra.Command, args []string) error {
			target, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return a.unknownCommand(c.Root(), args[0])
			}
			a.help(target, nil)
			return nil
		},
	}
}

// placeholder is a word of a command's Use that stands for an argument.
var placeholder = regexp.MustCompile(`[A-Z]{2,}`)

// use is how a command is called, its arguments in the language of talk.
func (a *app) use(c *cobra.Command) string {
	line := strings.TrimSuffix(c.UseLine(), " [flags]")
	switch {
	case !c.HasAvailableSubCommands():
	case c.HasParent():
		line += " COMMAND"
	default:
		line += " [COMMAND]"
	}
	return placeholder.ReplaceAllStringFunc(line, func(word string) string {
		return a.say.T("command-arg-" + strings.ToLower(word))
	})
}

// help writes a command's help in the language of talk.
func (a *app) help(c *cobra.Command, _ []string) {
	w := c.OutOrStdout()
	text := c.Long
	if text == "" {
		text = c.Short
	}
	fmt.Fprintf(w, "%s\n\n%s\n  %s\n", text, a.say.T("command-help-usage"), a.use(c))
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", a.say.T("command-help-commands"))
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(w, "  %-12s %s\n", sub.Name(), sub.Short)
			}
		}
	}
	if c.HasExample() {
		fmt.Fprintf(w, "\n%s\n%s\n", a.say.T("command-help-examples"), c.Example)
	}
	a.helpFlags(w, c)
}

func (a *app) helpFlags(w io.Writer, c *cobra.Command) {
	set := pflag.NewFlagSet("", pflag.ContinueOnError)
	set.AddFlagSet(c.LocalFlags())
	set.AddFlagSet(c.InheritedFlags())
	usages := strings.ReplaceAll(set.FlagUsages(), " (default [])", "")
	usages = strings.ReplaceAll(usages, "(default ", "("+a.say.T("command-help-default")+" ")
	fmt.Fprintf(w, "\n%s\n%s", a.say.T("command-help-flags"), usages)
}

// flagError says in the language of talk what is wrong with a flag.
func (a *app) flagError(_ *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var noValue *pflag.ValueRequiredError
	var badValue *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if dashes := "--"; len(name) > 1 {
			return a.usage("command-flag-unknown", "Flag", dashes+name)
		}
		return a.usage("command-flag-unknown", "Flag", "-"+name)
	case errors.As(err, &noValue):
		return a.usage("command-flag-no-value", "Flag", "--"+noValue.GetFlag().Name)
	case errors.As(err, &badValue):
		return a.usage("command-flag-bad-value", "Flag", "--"+badValue.GetFlag().Name, "Value", badValue.GetValue())
	}
	return &usageError{err.Error()}
}

// args checks the number of arguments; most < 0: any number.
func (a *app) args(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < least {
			return a.usage("command-args-missing", "Use", a.use(c))
		}
		if most >= 0 && len(args) > most {
			return a.usage("command-args-many", "Arg", args[most], "Use", a.use(c))
		}
		return nil
	}
}

// commandGroup makes a command that only groups others: lotse pack check. Its texts
// are the messages words-short and words-long.
func (a *app) commandGroup(name, words string, subs ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{
		Use:   name,
		Short: a.say.T(words + "-short"),
		Long:  a.say.T(words + "-long"),
		Args:  cobra.ArbitraryArgs,
		RunE:  a.subcommandRequired,
	}
	c.AddCommand(subs...)
	return c
}

// subcommandRequired makes the RunE of a command that only groups others.
func (a *app) subcommandRequired(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		a.help(c, nil)
		return nil
	}
	return a.unknownCommand(c, args[0])
}

func (a *app) unknownCommand(c *cobra.Command, name string) error {
	c.SuggestionsMinimumDistance = 2 // letters a mistyped command may be off
	if near := c.SuggestionsFor(name); len(near) > 0 {
		return a.usage("command-unknown-near", "Name", name, "Near", near[0])
	}
	return a.usage("command-unknown", "Name", name, "Path", c.CommandPath())
}
