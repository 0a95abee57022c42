"""Runs jobs by spark-submit, and tells Airflow what came of them."""

from __future__ import annotations

from typing import Any

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import Context, ObjectStoragePath
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from meshline_airflow.home import Home
from meshline_airflow.intervals import Interval, IntervalError, Occasion, resolve
from meshline_airflow.result import End, Result, judge
from meshline_airflow.spec import DagSpec, TaskSpec

_MAIN = "io.meshline.cli.Meshline"


class MeshlineOperator(SparkSubmitOperator):
    """A task of one or more jobs: one driver, whose exit code and result decide what becomes of the task."""

    def __init__(self, *, job: TaskSpec, dag_spec: DagSpec, home: Home, **kwargs: Any) -> None:  # noqa: ANN401
        """Takes what the domain's submission says; further arguments are those of every operator."""
        submission = dag_spec.domain.submission
        super().__init__(
            conn_id=submission.connection,
            deploy_mode=submission.deploy_mode,
            java_class=_MAIN,
            name=f"{dag_spec.dag_id}.{job.id}",
            conf=dict(submission.spark),
            openlineage_inject_parent_job_info=True,
            # A retry is a new run, which finds what the last one committed: there is nothing to come back to.
            durable=False,
            **kwargs,
        )
        self._job = job
        self._dag_spec = dag_spec
        self._home = home

    def execute(self, context: Context) -> dict[str, Any] | None:  # type: ignore[override]
        """Runs the jobs; raises what makes Airflow try again, or give up."""
        try:
            interval = self._interval(context)
        except IntervalError as error:
            raise AirflowFailException(str(error)) from None
        result_path = self._result_path(context)
        self.application = self._home.jar(self._dag_spec.domain.submission.jar)
        self.application_args = self._arguments(context, interval, result_path)
        failure: Exception | None = None
        try:
            super().execute(context)
        # The hook knows no exception of its own for an exit code.
        except (AirflowException, RuntimeError) as error:
            failure = error
        result = _read(result_path)
        self._tell(result)
        self._decide(result, failure)
        if result is None:
            return None
        self._mark_assets(context, result, interval)
        return result.summary()

    def _decide(self, result: Result | None, failure: Exception | None) -> None:
        process = getattr(self._hook, "_submit_sp", None)
        code = None if process is None else process.returncode
        if failure is not None and code is None:
            raise failure
        outcome = judge(code, result, self._dag_spec.domain.submission.deploy_mode)
        if outcome.end is End.FINAL:
            raise AirflowFailException(outcome.words) from failure
        if outcome.end is End.RETRY:
            raise AirflowException(outcome.words) from failure
        self.log.info(outcome.words)

    def _interval(self, context: Context) -> Interval | None:
        run: Any = context["dag_run"]
        events = (context.get("triggering_asset_events") or {}).values()
        occasion = Occasion(
            kind=str(getattr(run.run_type, "value", run.run_type)),
            parameters=context["params"],
            begin=run.data_interval_start,
            end=run.data_interval_end,
            events=[event.extra or {} for of_asset in events for event in of_asset],
        )
        return resolve(occasion, self._dag_spec.domain.runs.intervals, self._dag_spec.zone())

    def _arguments(self, context: Context, interval: Interval | None, result_path: str) -> list[str]:
        submission = self._dag_spec.domain.submission
        # In cluster mode the folder may come along in an archive, and lies beside the driver.
        is_client = submission.deploy_mode == "client"
        conf_dir = self._home.resolve(submission.conf_dir) if is_client else submission.conf_dir
        full = ["--full-refresh"] if context["params"].get("full_refresh") else []
        given = [] if interval is None else interval.arguments()
        return [*self._job.arguments, "--conf-dir", conf_dir, "--result", result_path, *full, *given]

    def _result_path(self, context: Context) -> str:
        instance: Any = context["ti"]
        place = (self._dag_spec.dag_id, instance.run_id, self._job.id, f"try-{instance.try_number}")
        return self._home.result(self._dag_spec.domain.submission.results, *place)

    def _tell(self, result: Result | None) -> None:
        if result is None:
            self.log.warning("The run left no result: how many rows it wrote is unknown.")
            return
        for line in [*result.table(), *result.reasons()]:
            self.log.info(line)

    def _mark_assets(self, context: Context, result: Result, interval: Interval | None) -> None:
        """What a domain that is triggered by a table may want to know of it."""
        of_interval = {} if interval is None else interval.extra(self._dag_spec.zone())
        events: Any = context["outlet_events"]
        for outlet in self.outlets:
            job = result.job(self._job.outlets[outlet.uri])
            known = {key: job.get(key) for key in ("job", "action", "written", "version") if job.get(key) is not None}
            events[outlet].extra = {"runId": result.document.get("runId"), **known, **of_interval}


def _read(path: str) -> Result | None:
    """The result at a place; stores that Airflow has no provider for are told by the failure to open them."""
    # Hadoop's name for it; the one that others use is s3.
    place = ObjectStoragePath(path.replace("s3a://", "s3://", 1))
    try:
        return Result.parse(place.read_text())
    except FileNotFoundError:
        return None
