SELECT id FROM aggregates.hen
