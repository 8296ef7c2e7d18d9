package guard

func refuseDump() (Hold, error) { return Absent, nil }
