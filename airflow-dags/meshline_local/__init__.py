"""An Airflow of one's own: the DAGs of this checkout, on this machine alone. No other Airflow needs any of it."""
