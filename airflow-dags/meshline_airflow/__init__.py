"""Makes DAGs of the manifest that meshline dags writes.

Everything is pure, and needs nothing but Python, up to two modules: dags makes DAGs of their specifications, operator
runs a task. They alone import Airflow.
"""
