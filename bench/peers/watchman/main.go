// Scores pairs (CSV: name1, name2, schema) with watchman's pkg/search: score a line on stdout, microseconds on stderr.
package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"time"

	"github.com/moov-io/watchman/pkg/search"
)

func entity(name, schema string) search.Entity[search.Value] {
	e := search.Entity[search.Value]{Name: name}
	switch schema {
	case "Person":
		e.Type, e.Person = search.EntityPerson, &search.Person{Name: name}
	case "Vessel":
		e.Type, e.Vessel = search.EntityVessel, &search.Vessel{Name: name}
	case "Company":
		e.Type, e.Business = search.EntityBusiness, &search.Business{Name: name}
	default:
		e.Type, e.Organization = search.EntityOrganization, &search.Organization{Name: name}
	}
	return e.Normalize()
}

func main() {
	f, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(err)
	}
	var spent time.Duration
	for _, r := range rows[1:] {
		a, b := entity(r[0], r[2]), entity(r[1], r[2])
		start := time.Now()
		score := search.Similarity(a, b)
		spent += time.Since(start)
		fmt.Printf("%.6f\n", score)
	}
	fmt.Fprintf(os.Stderr, "%.2f\n", float64(spent.Microseconds())/float64(len(rows)-1))
}
