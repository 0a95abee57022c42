SELECT id FROM aggregates.egg
