package terminal

import (
	"context"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lotse/assessment"
	"lotse/assessment/planwords"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// Curating is a plan that a consultant curates on a terminal.
type Curating struct {
	Title    string
	Pack     *questionnaires.Pack
	Curation assessment.Curation
	Today    string // noted as the day on which she looked, 2006-01-02

	// Compute puts a curation on what the answers say.
	Compute func(assessment.Curation) (*assessment.Published, *assessment.Plan)
	// Save makes a curation durable before it is shown.
	Save func(assessment.Curation) error
}

// Curate lets a consultant curate a plan on the whole screen: a list of what is
// recommended, a card for each recommendation, and one field at a time. Every change is
// saved at once.
func (p Page) Curate(ctx context.Context, in io.Reader, out io.Writer, job *Curating) error {
	c := newCurator(p, job)
	program := tea.NewProgram(c, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithoutSignalHandler())
	_, err := program.Run()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("curate on the terminal: %w", err)
	}
	return nil
}

// A curator is the screen: a list, in front of it a card, in front of that a field.
type curator struct {
	job   *Curating
	say   *locale.Printer
	lang  string // in which words are edited
	size  tea.WindowSizeMsg
	style lipgloss.Style // of the marked line

	pub   *assessment.Published
	plan  *assessment.Plan
	words planwords.Words
	rows  []planRow
	at    int
	first int // the first line on the screen

	helps bool // the keys are explained
	card  *planCard
	field *planField
	saved string
	wrong string
}

func newCurator(p Page, job *Curating) *curator {
	c := &curator{job: job, say: p.Say, lang: p.Say.Lang(), size: tea.WindowSizeMsg{Width: 80, Height: 24}, style: accent(true)}
	c.compute()
	if job.Curation.Seen == nil { // she looks for the first time
		c.save(job.Curation.See(c.pub, c.plan.Computed, job.Today))
		c.saved = ""
	}
	c.step(1) // from the heading to the first recommendation
	return c
}

// compute puts the curation on the answers, and keeps the marked row.
func (c *curator) compute() {
	marked := c.marked()
	c.pub, c.plan = c.job.Compute(c.job.Curation)
	c.words = planwords.New(c.job.Pack, c.plan, c.say)
	c.rows = c.list()
	for i, r := range c.rows {
		if marked != "" && r.id == marked {
			c.at = i
		}
	}
	c.at = max(0, min(c.at, len(c.rows)-1))
}

// marked is the id of the marked row, "" for none.
func (c *curator) marked() string {
	if c.at < len(c.rows) {
		return c.rows[c.at].id
	}
	return ""
}

// save makes a curation durable and shows it. What could not be saved is not shown.
func (c *curator) save(next assessment.Curation) bool {
	c.saved, c.wrong = "", ""
	if err := c.job.Save(next); err != nil {
		c.wrong = c.say.T("runner-not-saved", "Detail", err)
		return false
	}
	c.job.Curation = next
	c.compute()
	c.saved = c.say.T("runner-saved")
	return true
}

// decide changes what she says about a recommendation, and notes that she looked at it.
func (c *curator) decide(id string, change func(*assessment.Decision)) bool {
	d := c.job.Curation.Decision(id)
	change(&d)
	if faults := d.Faults(); len(faults) > 0 {
		c.wrong = c.words.Fault(faults[0])
		return false
	}
	return c.save(c.job.Curation.Decide(id, d).SeeOne(c.plan.Computed, id))
}

// Init asks whether the terminal is dark or light.
func (c *curator) Init() tea.Cmd { return tea.RequestBackgroundColor }

// Update takes a message: the size, or a key for whatever stands in front.
func (c *curator) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.size = msg
		return c, nil
	case tea.BackgroundColorMsg:
		c.style = accent(msg.IsDark())
		return c, nil
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+c" {
			return c, tea.Quit
		}
		if c.tooSmall() {
			return c, nil // nobody sees what it would do
		}
	}
	if c.field != nil {
		return c, c.field.update(msg)
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return c, nil
	}
	c.saved, c.wrong = "", ""
	if c.card != nil {
		return c, c.card.key(typed(k))
	}
	if c.helps {
		c.helps = false
		return c, nil
	}
	return c, c.key(typed(k))
}

func (c *curator) tooSmall() bool { return c.size.Width < leastWidth || c.size.Height < leastHeight }
