"""The pieces of an OpenAPI description."""

from __future__ import annotations

from typing import Any


def operation(
    summary: str, name: str, answers: dict[int, Any], refusals: tuple[int, ...] = (),
    parameters: list[Any] | None = None, body: dict[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """An operation; 401, 421 and 500 may answer any but the one that tells the health."""
    taken = {str(status): answer for status, answer in answers.items()}
    for status in sorted({*refusals, 401, 421, 500} if name != "health" else {421}):
        taken.setdefault(str(status), {"$ref": f"#/components/responses/{status}"})
    made: dict[str, Any] = {"summary": summary, "operationId": name, "responses": taken}
    if parameters:
        made["parameters"] = parameters
    if body:
        made["requestBody"] = body
    return made


def answer(says: str, schema: Any, example: Any = None, headers: dict[str, Any] | None = None) -> dict[str, Any]:
    """An answer in JSON."""
    content = {"schema": schema} if example is None else {"schema": schema, "example": example}
    made: dict[str, Any] = {"description": says, "content": {"application/json": content}}
    return made if headers is None else {**made, "headers": headers}


def plain(says: str) -> dict[str, Any]:
    """An answer in plain text."""
    return {"description": says, "content": {"text/plain": {"schema": {"type": "string"}}}}


def header(says: str, values: list[str] | None = None) -> dict[str, Any]:
    """A header of an answer."""
    schema: dict[str, Any] = {"type": "string"} if values is None else {"type": "string", "enum": values}
    return {"description": says, "schema": schema}


def option(name: str, says: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter of the query."""
    # Empty is as if it were not there, as in a form that is not filled in.
    return {"name": name, "in": "query", "description": says, "schema": schema, "allowEmptyValue": True}
