"""What a manifest says, for people."""

from typing import Any


def describe(document: dict[str, Any], digest: str, signed: bool) -> str:
    entry = document["input"]
    sizes = entry.get("sizes", [entry["height"]])
    facts = {
        "digest": digest + (", signed" if signed else ", unsigned"),
        "network": f"{document.get('architecture', 'unknown')}, {document.get('precision', 'unknown')}",
        "input": f"{entry['color']}, sides {', '.join(map(str, sizes))}, {entry['fit']}",
        "labels": f"{document['labels']['count']}, temperature {document.get('temperature', 1)}",
        "files": f"{len(document['files'])}, {sum(f['bytes'] for f in document['files'].values()) / 1e6:.1f} MB",
        "licence": document["licence"],
        "agent": f"{document.get('minimum_agent', 'any')} or newer",
        **{f"from {key}": value for key, value in document.get("provenance", {}).items() if isinstance(value, str)},
    }
    width = max(map(len, facts))
    lines = [f"{document['name']}@{document['version']}"]
    lines += [f"  {name:{width}}  {value}" for name, value in facts.items()]
    rows = document.get("accuracy", [])
    if rows:
        figures = " ".join(f"{name:>6}" for name in ("value", "fp32", "agree", "time"))
        lines += ["", f"  size  {'instruction set':18} {'metric':8} {figures}"]
        lines += [_row(row, entry["height"]) for row in rows]
        lines += ["  time: of one inference, over that of fp32"]
    return "\n".join(lines)


def _row(row: dict[str, Any], size: int) -> str:
    figures = " ".join(_figure(row.get(key)) for key in ("value", "fp32", "agreement", "latency_ratio"))
    return f"  {row.get('size', size):>4}  {row.get('isa', 'not said'):18} {row['metric']:8} {figures}"


def _figure(value: float | None) -> str:
    return f"{'-':>6}" if value is None else f"{value:6.3f}"
