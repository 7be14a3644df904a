package desk_test

import (
	"net/http"
	"testing"

	"lotse/assessment"
	"lotse/assessment/web/webtest"
)

// decision is what the consultant has said about a recommendation.
func decision(t *testing.T, s *webtest.Server, id string) assessment.Decision {
	t.Helper()
	return engagement(t, s).Plan.Decision(id)
}

func TestPlan(t *testing.T) {
	s := english(t)
	a := s.Desk.Get("/desk/nordhang/plan").Want(http.StatusOK, "Choose and order the measures", "30 days")
	id := between(t, a.Body, `id="r-`, `"`)
	path := "/desk/nordhang/plan/" + id
	s.Desk.Post(path+"/accept", "accepted", "yes").Want(http.StatusSeeOther)
	if got := decision(t, s, id).Verdict; got != assessment.Accept {
		t.Errorf("verdict %q", got)
	}
	s.Desk.Get("/desk/nordhang/plan?done=decided").Want(http.StatusOK, "Your decision is saved", "accepted, take back")
	s.Desk.Post(path+"/accept", "accepted", "no").Want(http.StatusSeeOther)
	if got := decision(t, s, id).Verdict; got != assessment.Undecided {
		t.Errorf("verdict %q", got)
	}
	s.Desk.Get(path).Want(http.StatusOK, "Computed: ", "Where does this number come from?")
	s.Desk.Post(path, "verdict", "hold-back").Want(http.StatusUnprocessableEntity, "Please give a reason")
	s.Desk.Post(path, "verdict", "accept", "effort", "much").Want(http.StatusUnprocessableEntity, "Give the effort as a number")
	s.Desk.Post(path, "verdict", "accept", "wave", "9").Want(http.StatusUnprocessableEntity)
	s.Desk.Post(path, "verdict", "hold-back", "reason-de", "Erst nach der Messe", "reason-en", "After the fair", "print", "yes").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/plan").Want(http.StatusOK, "is-held", "After the fair")
	s.Desk.Post(path, "verdict", "accept", "title-de", "Neuer Titel", "title-en", "New title", "steps-en", "One\n\nTwo\n", "effort", "2.5", "wave", "2",
		"start", "2026-12-01", "status", "started").Want(http.StatusSeeOther)
	got := decision(t, s, id)
	if got.Title["en"] != "New title" || len(got.Steps["en"]) != 2 || got.Effort != 2.5 || got.Wave != 2 || got.Start != "2026-12-01" || got.Status != "started" {
		t.Errorf("decision %+v", got)
	}
	// Saving what stands there changes nothing.
	s.Desk.Get(path).Want(http.StatusOK, "New title")
	var form []string
	for name, value := range map[string]string{"verdict": "accept", "title-de": "Neuer Titel", "title-en": "New title", "steps-en": "One\nTwo", "effort": "2.5",
		"wave": "2", "start": "2026-12-01", "status": "started"} {
		form = append(form, name, value)
	}
	s.Desk.Post(path, form...).Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/plan").Want(http.StatusOK, "New title")
	s.Desk.Post(path, "go", "reset").Want(http.StatusSeeOther)
	if got := decision(t, s, id); !got.Empty() {
		t.Errorf("after the reset: %+v", got)
	}
	s.Desk.Get("/desk/nordhang/plan/nothing").Want(http.StatusNotFound)
	s.Desk.Post("/desk/nordhang/plan/nothing/accept").Want(http.StatusNotFound)
}

func TestPlan_MoveAndSee(t *testing.T) {
	s := english(t)
	a := s.Desk.Get("/desk/nordhang/plan")
	first := between(t, a.Body, `id="r-`, `"`)
	to := s.Desk.Post("/desk/nordhang/plan/"+first+"/move", "to", "down").Want(http.StatusSeeOther).To()
	if to != "/desk/nordhang/plan?done=moved&moved="+first+"#r-"+first {
		t.Errorf("leads to %s", to)
	}
	b := s.Desk.Get("/desk/nordhang/plan?done=moved&moved="+first).Want(http.StatusOK, "Now in place 2")
	if again := between(t, b.Body, `id="r-`, `"`); again == first {
		t.Error("it did not move")
	}
	s.Desk.Post("/desk/nordhang/plan/_seen").Want(http.StatusSeeOther)
	if engagement(t, s).Plan.Seen == nil {
		t.Error("not seen")
	}
}

func TestPlan_Own(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang/plan/_own").Want(http.StatusOK, "Add a recommendation of your own")
	s.Desk.Post("/desk/nordhang/plan/_own", "title-de", "", "wave", "1").Want(http.StatusUnprocessableEntity, "needs")
	fields := []string{"title-de", "Redaktionsräume", "title-en", "Rooms", "wave", "1", "effort", "3", "verdict", "accept", "priority", "12", "effect-en", "Short ways"}
	s.Desk.Post("/desk/nordhang/plan/_own", fields...).Want(http.StatusSeeOther)
	own := engagement(t, s).Plan.Own
	if len(own) != 1 || own[0].ID != "redaktionsraeume" || own[0].Priority != 12 || own[0].Effect["en"] != "Short ways" {
		t.Fatalf("own: %+v", own)
	}
	s.Desk.Post("/desk/nordhang/plan/_own", fields...).Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/plan").Want(http.StatusOK, "Rooms", "redaktionsraeume-2")
	s.Desk.Get("/desk/nordhang/plan/redaktionsraeume").Want(http.StatusOK, "Short ways", "Remove your own")
	s.Desk.Post("/desk/nordhang/plan/redaktionsraeume", "title-en", "Better rooms", "title-de", "Bessere Räume", "wave", "2", "effort", "4").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/plan/redaktionsraeume", "title-en", "Better rooms", "wave", "2", "effort", "").Want(http.StatusUnprocessableEntity)
	s.Desk.Get("/desk/nordhang/plan/redaktionsraeume/drop").Want(http.StatusOK, "everything you said about it")
	s.Desk.Post("/desk/nordhang/plan/redaktionsraeume/drop").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/plan/redaktionsraeume").Want(http.StatusNotFound)
}

func TestPlan_Frame(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang/plan/_frame").Want(http.StatusOK, "Set values against the method")
	s.Desk.Post("/desk/nordhang/plan/_frame", "capacity-1", "-1").Want(http.StatusUnprocessableEntity)
	s.Desk.Post("/desk/nordhang/plan/_frame", "value-.level", "9", "reason-.level", "x").Want(http.StatusUnprocessableEntity)
	s.Desk.Post("/desk/nordhang/plan/_frame", "value-leadership", "3").Want(http.StatusUnprocessableEntity, "Please give a reason")
	s.Desk.Post("/desk/nordhang/plan/_frame", "capacity-2", "50", "value-leadership", "3.5", "reason-leadership", "Neue Leitung").Want(http.StatusSeeOther)
	c := engagement(t, s).Plan
	if len(c.Capacity) != 3 || c.Capacity[1] != 50 || c.Overrides.Dimensions["leadership"].Value != 3.5 {
		t.Errorf("capacity %v, overrides %+v", c.Capacity, c.Overrides)
	}
	s.Desk.Get("/desk/nordhang/plan").Want(http.StatusOK, "3.5 (computed")
	s.Desk.Post("/desk/nordhang/plan/_frame").Want(http.StatusSeeOther)
	if c := engagement(t, s).Plan; c.Capacity != nil || len(c.Overrides.Dimensions) != 0 {
		t.Errorf("after the reset: %+v", c)
	}
}
