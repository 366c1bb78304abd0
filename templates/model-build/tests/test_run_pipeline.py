import time

from following import Patience
from pipeline_runs import ARN, FakeSageMaker, run, step


def test_every_change_of_a_step_is_reported_once() -> None:
    client = FakeSageMaker(
        [
            ("Executing", [step("Prepare", "Executing")]),
            ("Executing", [step("Prepare", "Executing")]),
            ("Executing", [step("Prepare", "Succeeded"), step("Train", "Executing")]),
            ("Succeeded", [step("Prepare", "Succeeded"), step("Train", "Succeeded")]),
        ]
    )
    code, lines = run(client)
    assert code == 0
    assert lines == [
        f"started {ARN}",
        "Prepare: Executing",
        "Prepare: Succeeded",
        "Train: Executing",
        "Train: Succeeded",
        "the pipeline succeeded",
    ]


def test_a_failure_fails_the_build_with_the_reason_of_the_step() -> None:
    steps = [
        step("Prepare", "Succeeded"),
        step("Train", "Failed", FailureReason="AlgorithmError: no such column"),
    ]
    code, lines = run(FakeSageMaker([("Failed", steps)], "Step failure: One or multiple steps failed."))
    assert code == 1
    assert lines[-1] == "the pipeline has failed:\nTrain: AlgorithmError: no such column"


def test_a_failure_without_a_failed_step_gives_the_reason_of_the_execution() -> None:
    code, lines = run(FakeSageMaker([("Failed", [])], "the role may not be assumed"))
    assert (code, lines[-1]) == (1, "the pipeline has failed:\nthe role may not be assumed")


def test_a_stopped_pipeline_fails_the_build() -> None:
    code, lines = run(FakeSageMaker([("Stopped", [step("Train", "Stopped")])]))
    assert (code, lines[-1]) == (1, "the pipeline has stopped:\nthe execution has stopped")


def test_calls_fit_the_service_model() -> None:
    """The calls of a whole conversation are accepted by botocore's own model of the service."""
    import botocore.session
    from botocore.validate import ParamValidator

    client = FakeSageMaker([("Executing", [step("Prepare", "Succeeded"), step("Train", "Executing")])])
    run(client, patience=Patience(build_ends=time.time() + 1))
    client.states = [("Succeeded", [step("Prepare", "Succeeded"), step("Train", "Succeeded")])]
    client.position = -1
    run(client)
    model = botocore.session.get_session().get_service_model("sagemaker")
    operations = {
        "start": "StartPipelineExecution",
        "list": "ListPipelineExecutionSteps",
        "stop": "StopPipelineExecution",
    }
    for name, arguments in client.calls:
        shape = model.operation_model(operations[name]).input_shape
        assert not ParamValidator().validate(arguments, shape).has_errors()
