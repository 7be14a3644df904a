package assessment_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
)

func TestDontKnow(t *testing.T) {
	four := map[string]int{"management": 5, "experts": 5, "editors": 2, "marketing-pr": 2}
	dims := crowdPack()
	for i, groups := range [][]string{{"management", "experts"}, {"management", "editors"}, {"editors", "marketing-pr"}} {
		dims[0].Questions[i].Groups = groups
	}
	round := crowd(four)
	round["q1"]["management"] = assesstest.Answers{"dk", "dk", 3, 3, 3}
	round["q1"]["experts"] = assesstest.Answers{"dk", "dk", "dk", 3, 3}
	round["q2"]["management"] = assesstest.Answers{"dk", "na", "na", 3, 3}
	round["q2"]["editors"] = assesstest.Answers{"dk", "dk"}
	round["q3"]["editors"] = assesstest.Answers{"dk", 3}
	pub := assesstest.Publish(assesstest.Pack(dims...), assesstest.Panel(assesstest.Round(round)))

	about(t, "total over shown groups", pub.Questions[0].DontKnow, 0.5)
	about(t, "highest of two shown groups", pub.Questions[0].MaxGroupDK, 0.6)
	about(t, "total of a hidden and a shown group", pub.Questions[1].DontKnow, 3.0/5)
	notAvailable(t, "highest of the only shown group beside one hidden", pub.Questions[1].MaxGroupDK)
	notAvailable(t, "total of hidden groups only", pub.Questions[2].DontKnow)
	notAvailable(t, "highest where no shown group was asked", pub.Questions[2].MaxGroupDK)
	notAvailable(t, "dimension with a withheld part", pub.Dimensions[0].DontKnow)
	for _, name := range []string{"dk.q2.max-group", "dk.q3.total"} {
		if !pub.Withheld[name] {
			t.Errorf("%s is not noted as withheld", name)
		}
	}
	want := []assessment.DontKnowRate{
		{Question: "q1", Group: "experts", Share: 0.6},
		{Question: "q2", Share: 0.6},
		{Question: "q1", Share: 0.5},
	}
	if d := cmp.Diff(want, pub.DontKnows); d != "" {
		t.Errorf("notable shares (-want +got):\n%s", d)
	}
}
