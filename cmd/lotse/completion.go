package main

import "github.com/spf13/cobra"

// completionCommand prints the script that lets a shell complete Lotse's commands.
func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     a.say.T("command-completion-short"),
		Long:      a.say.T("command-completion-long"),
		Example:   "  lotse completion bash > /etc/bash_completion.d/lotse\n  lotse completion zsh > \"${fpath[1]}/_lotse\"",
		Args:      a.args(1, 1),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(c *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return c.Root().GenBashCompletionV2(a.Out, true)
			case "zsh":
				return c.Root().GenZshCompletion(a.Out)
			case "fish":
				return c.Root().GenFishCompletion(a.Out, true)
			case "powershell":
				return c.Root().GenPowerShellCompletionWithDesc(a.Out)
			}
			return a.usage("command-completion-unknown", "Shell", args[0])
		},
	}
}
